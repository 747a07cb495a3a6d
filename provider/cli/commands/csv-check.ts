import type { Command } from "commander";
import type { SpreadsheetFinding, SpreadsheetReading } from "../../spreadsheet/reading";
import { findingsTable } from "../csv/findings-table";
import { type FileOptions, readFor, withFileOptions } from "../csv/read-options";
import { plural, summary } from "../csv/summary";

export function csvCheck(csv: Command): Command {
    return withFileOptions(csv.command("check"))
        .description(
            "read a file with assignments, and report everything that is wrong with it; exits with 1 for errors",
        )
        .option("--json", "print one JSON object, with all findings")
        .action(async (file: string, { json, ...options }: FileOptions & { readonly json?: true }) => {
            const reading = await readFor(file, options);
            const { checkRows } = await import("../../spreadsheet/check-rows.js");
            const findings = [...reading.findings, ...checkRows(reading.rows)];
            const errors = findings.filter(({ severity }) => severity === "error").length;
            if (errors > 0) process.exitCode = 1;
            if (json) {
                console.log(JSON.stringify(asJson(file, reading, findings), null, 2));
                return;
            }
            console.log(summary(file, reading));
            if (findings.length > 0) console.log(findingsTable(findings));
            console.log(`${plural(errors, "error")}, ${plural(findings.length - errors, "warning")}`);
        });
}

function asJson(file: string, reading: SpreadsheetReading, findings: readonly SpreadsheetFinding[]) {
    const { encoding, separator, rows, skipped, ignored } = reading;
    return {
        file,
        encoding,
        separator,
        assignments: rows.length,
        skipped,
        ignored,
        findings: findings.map(({ column, ...finding }) => ({
            ...finding,
            column: column?.name ?? null,
            columnNumber: column?.number ?? null,
        })),
    };
}
