import { decode } from "./bytes/decode";
import { type ReadOptions, refusedFile, type SpreadsheetReading } from "./reading";
import { binaryKind, textKind } from "./table/file-kind";

import { readPreamble } from "./table/preamble";
import { eachRecord } from "./table/records";
import { chooseSeparator, describeSeparator } from "./table/separator";
import { TableRows } from "./table/table-rows";

const HEAD_BYTES = 8000;

/**
 * Reads the bytes of a CSV file: what each row declares, what the rows leave out, and everything that is wrong with it. It never
 * throws, and guesses nothing: where a text may mean two things, that is a finding.
 */
export function readCsv(bytes: Uint8Array, options: ReadOptions = {}): SpreadsheetReading {
    const binary = binaryKind(bytes);
    if (binary) return notCsv(binary);
    const decoded = decode(bytes);
    if (!("encoding" in decoded)) return refusedFile({ code: "file-encoding", ...decoded });
    const { encoding, utf8, changesAt } = decoded;
    const text = textKind(Buffer.from(utf8.subarray(0, HEAD_BYTES)).toString("utf8"));
    if (text) return notCsv(text, encoding);
    const preamble = readPreamble(utf8);
    const refuse = (message: string, line = preamble.line) =>
        refusedFile({ code: "file-separator", line, message }, encoding);
    if (preamble.unsupported !== null)
        return refuse(
            `The file declares ${JSON.stringify(preamble.unsupported.text)} as its separator (sep=). Only comma, semicolon, tab and pipe are supported.`,
            preamble.unsupported.line,
        );
    const table = utf8.subarray(preamble.offset);
    const choice = chooseSeparator(table, preamble.separator);
    if ("ambiguous" in choice) {
        const names = choice.ambiguous.map(describeSeparator).join(" or ");
        return refuse(
            `It is not clear whether ${names} separates the cells. Export the file again with one separator, or declare it in a first line such as sep=;`,
        );
    }
    if (preamble.separator && choice.separator === null && choice.header.length > 0)
        return refuse(
            `The file declares ${describeSeparator(preamble.separator)} as its separator (sep=), which the header does not have. Correct the declaration, or remove it.`,
        );
    const separator = choice.separator ?? ",";
    const rows = new TableRows(options, separator);
    const quotes = eachRecord(table, separator, preamble.line, record => rows.add(record));
    const changes = changesAt ? [{ code: "file-encoding", ...changesAt }] : [];
    const ends = [...(quotes ? [{ code: "file-quotes", ...quotes }] : []), ...changes];
    const findings = [
        ...rows.findings(ends.length === 0),
        ...ends.map(end => ({ ...end, severity: "error" as const, column: null })),
    ];
    return { ...rows.reading(), findings, encoding, separator: choice.separator };
}

function notCsv(kind: string, encoding: string | null = null): SpreadsheetReading {
    return refusedFile({ code: "file-kind", line: 1, message: `This is not a CSV file, but ${kind}` }, encoding);
}
