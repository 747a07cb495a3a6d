import { trimmed } from "../cells/tidy";
import { SEPARATORS, type Separator } from "../reading";
import type { Header } from "./header";
import { describeSeparator } from "./separator";

/** What to say of a row whose cells are not those of the header; `null` if they are, with or without empty cells after them. */
export function wrongLength(header: Header, cells: readonly string[], separator: Separator): string | null {
    const wanted = header.cells.length;
    // Also where the row has as many cells as the header, because it lacks its last one.
    if (
        separator === ";" &&
        cells.some((cell, index) => /^ext\s*=/i.test(trimmed(cell)) && !isExtension(header, index))
    )
        return "The ; before ext= separates cells here. Put the number in quotation marks.";
    const isLonger = cells.slice(wanted).some(cell => trimmed(cell) !== "");
    if (!isLonger && cells.length >= wanted) return null;
    const counts = `The row has ${cells.length} ${cells.length === 1 ? "cell" : "cells"}, and the header ${wanted}.`;
    if (isLonger)
        return `${counts} ${capital(describeSeparator(separator))} within a cell is only part of it if the cell is in quotation marks.`;
    const other = SEPARATORS.find(each => each !== separator && cells.some(cell => cell.split(each).length === wanted));
    if (other)
        return `${counts} It has ${describeSeparator(other)} between its cells, and the header ${describeSeparator(separator)}. Use one of the two.`;
    return `${counts} It may be cut off, or a line break within a cell has split it. Export the file again, with line breaks in quotation marks.`;
}

function isExtension({ columns }: Header, index: number): boolean {
    return columns.extension?.number === index + 1;
}

function capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
