import { checkArguments, checkProgram } from "../rules";
import type { Finding } from "../rules/rule";
import { DEFAULT_SETTINGS } from "../rules/rule-settings";
import { readArguments } from "../schema/arguments";
import { placeOf, type Row, type RowArguments, type SpreadsheetFinding } from "./reading";

/** Applies the rules that need no tenant to all rows: to each of them, and to all together. */
export function checkRows(rows: readonly Row[], settings = DEFAULT_SETTINGS): readonly SpreadsheetFinding[] {
    const declared = rows.map((row, index) => {
        const { location: _, ...args } = row.args;
        return { name: nameOf(row, index, rows), row, args: readArguments(args, []) };
    });
    const rowOf = new Map(declared.map(({ name, row }) => [name, row]));
    const ofRows = declared.flatMap(({ row, args }) =>
        checkArguments(args, settings).map(finding => inFile(row, finding)),
    );
    const ofAll = checkProgram(declared, settings).flatMap(({ resource, finding }) => {
        const row = rowOf.get(resource);
        return row ? [inFile(row, finding)] : [];
    });
    return [...ofRows, ...ofAll].sort((one, other) => one.line - other.line);
}

/** Messages that refer to another row use this name. A row with a private line has two declarations. */
function nameOf({ line, args }: Row, index: number, rows: readonly Row[]): string {
    const isShared = rows[index - 1]?.line === line || rows[index + 1]?.line === line;
    return `line ${line}${isShared ? ` (${args.phoneNumber ?? args.identity})` : ""}`;
}

function inFile(row: Row, { code, severity, property, message }: Finding): SpreadsheetFinding {
    const place = property === null ? { line: row.line, column: null } : placeOf(row, property as keyof RowArguments);
    // Where the file has no such column, as for a type given for the file as a whole, the message must name the argument.
    const text = property !== null && place.column === null ? `\`${property}\` ${message}` : message;
    return { code, severity, ...place, message: text };
}
