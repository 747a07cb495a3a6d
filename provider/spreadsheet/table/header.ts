import { visible } from "../../messages/text";
import { trimmed } from "../cells/tidy";
import { type Column, SEPARATORS, type SpreadsheetFinding } from "../reading";
import { columnOf, type Field, type FieldColumns, isExportedHolder, isExportedUse } from "./columns";
import { UnknownNames } from "./unknown-names";

export interface Header {
    readonly line: number;
    readonly cells: readonly string[];
    readonly columns: FieldColumns;
    /** Whether Get-CsPhoneNumberAssignment wrote the file. */
    readonly isExport: boolean;
    /** The column of an export that says what a number is used for. */
    readonly use: Column | null;
    readonly ignored: readonly string[];
    /** Columns without a name, counted from 1. They must be empty. */
    readonly unnamed: readonly number[];
    readonly findings: readonly SpreadsheetFinding[];
    /** Whether it is clear where the accounts and what they get are. */
    readonly isUsable: boolean;
}

/** The longest UPN. */
const MAX_VALUE = 320;
const EXAMPLE = "`UserPrincipalName,PhoneNumber,PhoneNumberType,LocationId`";

export function readHeader(cells: readonly string[], line: number): Header {
    const named = cells.map((cell, index) => ({ name: trimmed(cell), number: index + 1 }));
    const columns: Partial<Record<Field, Column>> = {};
    const ignored: string[] = [];
    const unknown: Column[] = [];
    const twice: SpreadsheetFinding[] = [];
    for (const column of named.filter(({ name }) => name !== "")) {
        const field = columnOf(column.name);
        if (field === null) unknown.push(column);
        else if (field === "ignored") ignored.push(column.name);
        else {
            const earlier = columns[field];
            columns[field] ??= column;
            if (earlier)
                twice.push(
                    finding(
                        "column-ambiguous",
                        line,
                        column,
                        `stands for the same as ${visible(earlier.name)} (column ${earlier.number}). Remove the column that does not count.`,
                    ),
                );
        }
    }
    const names = new UnknownNames("column");
    const missing = twice.length > 0 ? null : missingColumn(columns, named);
    const findings = missing
        ? [finding("column-missing", line, null, missing)]
        : [...twice, ...unknown.map(column => finding("column-unknown", line, column, names.describe(column.name)))];
    return {
        line,
        cells,
        columns,
        isExport: columns.identity !== undefined && isExportedHolder(columns.identity.name),
        use: named.find(({ name }) => isExportedUse(name)) ?? null,
        ignored,
        unnamed: named.filter(({ name }) => name === "").map(({ number }) => number),
        findings,
        isUsable: missing === null && twice.length === 0,
    };
}

function missingColumn(columns: FieldColumns, named: readonly Column[]): string | null {
    const names = visible(named.map(({ name }) => name).join(", "));
    if (named.some(({ name }) => name.length <= MAX_VALUE && /^\S+@\S+\.\S+$|^(?:tel:)?\+[0-9]{7}/.test(name)))
        return `There is no header: the first line has the values of a row. Add a line with the names of the columns before it, such as ${EXAMPLE}.`;
    if (
        named.length === 1 &&
        SEPARATORS.some(each => columnOf(named[0]?.name.split(each)[0] ?? "") && names.includes(each))
    )
        return "Each line is in quotation marks as a whole, and so is one cell. Export the file again from its source.";
    if (!columns.identity)
        return `There is no column with the accounts, such as UserPrincipalName. The columns are ${names}. The first line must be a header like ${EXAMPLE}.`;
    if (columns.phoneNumber || columns.privateLine || columns.enterpriseVoiceEnabled) return null;
    return `There is no column with the numbers, such as PhoneNumber. The columns are ${names}. The first line must be a header like ${EXAMPLE}.`;
}

function finding(code: string, line: number, column: Column | null, message: string): SpreadsheetFinding {
    return { code, severity: "error", line, column, message };
}
