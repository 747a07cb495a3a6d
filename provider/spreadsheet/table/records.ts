import { CsvError, parse } from "csv-parse/sync";
import { lineBreaksIn } from "../bytes/lines";
import type { Separator } from "../reading";

export interface CsvRecord {
    readonly cells: readonly string[];
    /** The first line of the record, counted from 1. */
    readonly line: number;
}

/** Text from which on the quotes do not match. */
export interface QuoteError {
    readonly line: number;
    readonly message: string;
}

/**
 * Calls `visit` with each record in turn, so that the caller holds only what it makes of them.
 * @param firstLine The number of the text's first line.
 * @returns what ended the reading before the end of the text
 */
export function eachRecord(
    utf8: Uint8Array,
    separator: Separator,
    firstLine: number,
    visit: (record: CsvRecord) => void,
    limit?: number,
): QuoteError | null {
    let next = firstLine;
    const onRecord = (cells: readonly string[]) => {
        const line = next;
        next += 1 + cells.reduce((count, cell) => count + lineBreaksIn(cell), 0);
        visit({ cells, line });
        return null;
    };
    try {
        parse(utf8, {
            delimiter: separator,
            record_delimiter: ["\r\n", "\n", "\r"],
            relax_column_count: true,
            trim: true,
            on_record: onRecord,
            ...(limit === undefined ? {} : { to: limit }),
        });
        return null;
    } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        return { line: next, message: describeError(error.code) };
    }
}

function describeError(code: string): string {
    const what =
        code === "CSV_QUOTE_NOT_CLOSED"
            ? "A quotation mark opens a cell here, and none closes it"
            : "A quotation mark stands within a cell";
    return `${what}, so it is not clear where the cell ends. The file is not read from this line on. Put the cell in quotation marks, and double those within it.`;
}
