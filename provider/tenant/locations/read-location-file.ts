import { CsvError, parse } from "csv-parse/sync";
import { TeamsPhoneError } from "../../errors";
import { didYouMean } from "../../messages/closest";
import { plainMessage } from "../../messages/text";
import type { EmergencyLocation } from "../../model/location";
import { readRegularFile } from "../../regular-file";
import { LocationRow, type Problem, REQUIRED_COLUMNS, toLocation } from "./location-row";

const COMMAND = "Get-CsOnlineLisLocation | Export-Csv locations.csv -Encoding UTF8 -NoTypeInformation";

/**
 * Reads a file that `Get-CsOnlineLisLocation | Export-Csv` wrote, in UTF-8 or UTF-16, with or without PowerShell's line `#TYPE`.
 * @throws TeamsPhoneError `locations-file` with the line and column of the first mistake
 */
export function readLocationFile(file: string): readonly EmergencyLocation[] {
    const [header, ...rows] = readRecords(file);
    if (!header) throw bad(file, `It is empty. Write it again: \`${COMMAND}\`.`);
    const names = header.record.map(name => name.trim());
    refuseMissingColumns(file, header.line, names);
    const lineOf = new Map<string, number>();
    return rows.map(({ record, line }) => {
        const complain = ({ column, message }: Problem) =>
            badCell(file, line, names.indexOf(column) + 1, `${column} ${message}`);
        const row = new LocationRow(name => record[names.indexOf(name)] ?? "");
        const [problem] = row.problems();
        if (problem) throw complain(problem);
        const location = toLocation(row);
        const earlier = lineOf.get(location.locationId);
        if (earlier !== undefined)
            throw complain({
                column: "LocationId",
                message: `is the same as in line ${earlier}: each location is one line.`,
            });
        lineOf.set(location.locationId, line);
        return location;
    });
}

/** What csv-parse returns with the option `info`, which its types leave out. */
interface Parsed {
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
}

/** Enough for the line `#TYPE` and the header, in any encoding. */
const HEAD_BYTES = 4000;

interface CsvRecord {
    readonly record: readonly string[];
    /** The last line of the record, counted from 1. */
    readonly line: number;
}

function readRecords(file: string): readonly CsvRecord[] {
    const bytes = readBytes(file);
    const [first = "", second = ""] = bytes.subarray(0, HEAD_BYTES).toString("latin1").replaceAll("\0", "").split("\n");
    const isTyped = first.includes("#TYPE");
    if (/^[^,]*[;\t]/.test(isTyped ? second : first))
        throw badCell(file, isTyped ? 2 : 1, 1, "must end with a comma. Export without -UseCulture and -Delimiter.");
    try {
        const options = { bom: true, info: true, skip_empty_lines: true, from_line: isTyped ? 2 : 1 } as const;
        const parsed = parse(bytes, options) as unknown as readonly Parsed[];
        return parsed.map(({ record, info }) => ({ record, line: info.lines }));
    } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        const { lines, column, record } = error as CsvError & { lines?: number; column?: number; record?: unknown };
        const at = Array.isArray(record) ? record.length : Number(column) + 1;
        throw badCell(file, lines ?? 1, at, `is not valid CSV: ${plainMessage(error.message)}.`, error);
    }
}

function readBytes(file: string): Buffer {
    try {
        return readRegularFile(file);
    } catch (error) {
        throw bad(file, `It cannot be read: ${(error as Error).message}. Write it with \`${COMMAND}\`.`, error);
    }
}

function refuseMissingColumns(file: string, line: number, names: readonly string[]): void {
    const missing = REQUIRED_COLUMNS.find(column => !names.includes(column));
    if (missing === undefined) return;
    const hint = didYouMean(missing, names) || ".";
    throw badCell(file, line, 1, `has no column ${missing}${hint} Write the file with \`${COMMAND}\`.`);
}

function badCell(file: string, line: number, column: number, what: string, cause?: unknown): TeamsPhoneError {
    return bad(file, `Line ${line}, column ${column}: ${what}`, cause);
}

function bad(file: string, what: string, cause?: unknown): TeamsPhoneError {
    const message = `The file of emergency locations (teams-phone:locations) is ${file}. ${what}`;
    return new TeamsPhoneError("locations-file", message, { cause });
}
