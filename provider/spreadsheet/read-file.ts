import { readFileSync } from "node:fs";
import path from "node:path";
import { TeamsPhoneError } from "../errors";
import { readCsv } from "./read-csv";
import type { ReadOptions, SpreadsheetReading } from "./reading";
import { readYaml } from "./yaml/read-yaml";

/**
 * Reads a file with assignments: YAML if its name ends with .yaml or .yml, otherwise CSV.
 * @throws TeamsPhoneError `spreadsheet-file` if the file cannot be opened
 */
export function readSpreadsheetFile(file: string, options: ReadOptions = {}): SpreadsheetReading {
    const read = [".yaml", ".yml"].includes(path.extname(file).toLowerCase()) ? readYaml : readCsv;
    return read(readBytes(file), options);
}

function readBytes(file: string): Uint8Array {
    try {
        return readFileSync(file);
    } catch (error) {
        const message = `The file of assignments, ${file}, cannot be read: ${(error as Error).message}.`;
        throw new TeamsPhoneError("spreadsheet-file", message, { cause: error });
    }
}
