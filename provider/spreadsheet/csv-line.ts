/** What a spreadsheet takes for the start of a formula. Some ignore spaces before it. */
const FORMULA = /^\s*[=+@-]|^[\t\r]/;
/** A number is declared with its `+`, and digits compute nothing. */
const NUMBER = /^\+\d+(?:;ext=\d+)?$/;

/**
 * A line of comma-separated values (RFC 4180) that a spreadsheet shows as it is. A cell that would be a formula begins with an
 * apostrophe. Cells with a separator of any locale are quoted, because one that is split could begin a formula in its middle.
 */
export function csvLine(cells: readonly string[]): string {
    return cells.map(each => (NUMBER.test(each) ? each : quoted(FORMULA.test(each) ? `'${each}` : each))).join(",");
}

function quoted(cell: string): string {
    return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
