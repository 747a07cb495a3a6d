import { visible } from "../../messages/text";
import { groupFindings } from "../../spreadsheet/group-findings";
import type { SpreadsheetFinding } from "../../spreadsheet/reading";
import { table } from "../cmdlet";

/** How many findings of a kind the table shows. */
const PER_KIND = 20;

/** The findings as a table, grouped by kind. */
export function findingsTable(findings: readonly SpreadsheetFinding[]): string {
    const lines = groupFindings(findings, PER_KIND).flatMap(({ code, shown, more }) => [
        ...shown.map(({ severity, line, column, message }) => [
            `${line} `,
            `${column === null ? "-" : visible(column.name)} `,
            `${severity} `,
            `${code} `,
            message,
        ]),
        ...(more === 0 ? [] : [["... ", "... ", "... ", `${code} `, `and ${more} more (--json lists them all)`]]),
    ]);
    return table([["LINE ", "COLUMN ", "SEVERITY ", "CODE ", "FINDING"], ...lines]);
}
