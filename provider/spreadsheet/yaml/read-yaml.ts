import { type Document, isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { decode } from "../bytes/decode";
import { type ReadOptions, refusedFile, type SpreadsheetFinding, type SpreadsheetReading } from "../reading";
import { RowCollector } from "../rows/row-collector";
import { binaryKind } from "../table/file-kind";
import { YamlRows } from "./yaml-rows";

const LAYOUT = "The file must be a list of rows, each of which begins with `- identity:`.";

/**
 * Reads the bytes of a YAML file with a list of rows, under the names of a declaration's arguments or those that a CSV file may use.
 * The text of a value counts, not what YAML makes of it: `phoneNumber: +12065550100` needs no quotation marks. It never throws.
 */
export function readYaml(bytes: Uint8Array, options: ReadOptions = {}): SpreadsheetReading {
    const binary = binaryKind(bytes);
    if (binary) return refusedFile({ code: "file-kind", line: 1, message: `This is not a YAML file, but ${binary}` });
    const decoded = decode(bytes);
    if (!("encoding" in decoded)) return refusedFile({ code: "file-encoding", ...decoded });
    const { encoding, utf8, changesAt } = decoded;
    if (changesAt) return refusedFile({ code: "file-encoding", ...changesAt }, encoding);
    const lines = new LineCounter();
    const text = Buffer.from(utf8).toString("utf8");
    // Its own check of keys compares each with each.
    const document = parseDocument(text, {
        lineCounter: lines,
        prettyErrors: false,
        uniqueKeys: false,
        logLevel: "error",
    });
    if (document.errors.length > 0) return ofErrors(document, lines, encoding);
    const { contents } = document;
    if (!isSeq(contents)) {
        const code = contents === null ? "file-empty" : "file-yaml";
        const what =
            contents === null ? "The file is empty." : isMap(contents) ? "The file is a map." : "The file is a text.";
        return refusedFile({ code, line: 1, message: `${what} ${LAYOUT}` }, encoding);
    }
    if (contents.items.length === 0)
        return refusedFile({ code: "file-empty", line: 1, message: "The list has no rows." }, encoding);
    const collector = new RowCollector(options, false);
    const rows = new YamlRows(collector, lines);
    for (const item of contents.items) rows.add(item);
    const findings = [...rows.findings, ...collector.findings].sort((one, other) => one.line - other.line);
    return {
        rows: collector.rows,
        skipped: collector.skipped,
        ignored: [...rows.ignored],
        findings: [...collector.missingType(), ...findings],
        encoding,
        separator: null,
    };
}

/** The first errors lead to the others. */
const MAX_ERRORS = 20;

function ofErrors({ errors }: Document.Parsed, lines: LineCounter, encoding: string): SpreadsheetReading {
    const isTooDeep = errors.some(({ code }) => code === "RESOURCE_EXHAUSTION");
    if (isTooDeep)
        return refusedFile(
            { code: "file-yaml", line: 1, message: `Its lists or maps are nested too deeply. ${LAYOUT}` },
            encoding,
        );
    const findings = errors.slice(0, MAX_ERRORS).map(
        ({ pos: [start], message }): SpreadsheetFinding => ({
            code: "file-yaml",
            severity: "error",
            line: lines.linePos(start).line || 1,
            column: null,
            message: `The file is not valid YAML: ${message.replace(/\s+/g, " ")}`,
        }),
    );
    return { rows: [], skipped: [], ignored: [], findings, encoding, separator: null };
}
