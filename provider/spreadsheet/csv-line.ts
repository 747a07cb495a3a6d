/** A line of CSV. Quotes cells with a comma, a quotation mark or a line break (RFC 4180). */
export function toCsvLine(cells: readonly string[]): string {
    return cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
