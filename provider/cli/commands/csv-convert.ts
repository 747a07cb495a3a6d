import type { Command } from "commander";
import { hasErrors } from "../../spreadsheet/reading";
import { findingsTable } from "../csv/findings-table";
import { type FileOptions, readFor, withFileOptions } from "../csv/read-options";
import { summary } from "../csv/summary";

export function csvConvert(csv: Command): Command {
    return withFileOptions(csv.command("convert"))
        .description(
            "print a file with assignments in the layout of `teams-phone export --csv`; nothing for a file with errors",
        )
        .action(async (file: string, options: FileOptions) => {
            const reading = await readFor(file, options);
            process.stderr.write(`teams-phone: ${summary(file, reading)}\n`);
            if (reading.findings.length > 0) process.stderr.write(`${findingsTable(reading.findings)}\n`);
            if (hasErrors(reading)) {
                process.exitCode = 1;
                return;
            }
            const { csvLines } = await import("../../spreadsheet/write-csv.js");
            for (const line of csvLines(reading.rows)) console.log(line);
        });
}
