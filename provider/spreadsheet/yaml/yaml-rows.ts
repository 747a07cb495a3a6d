import { isAlias, isMap, isScalar, type LineCounter, type Node, type Pair, type Scalar } from "yaml";
import { visible } from "../../messages/text";
import type { Column, SpreadsheetFinding } from "../reading";
import type { RowCollector } from "../rows/row-collector";
import { columnOf, type Field } from "../table/columns";
import { UnknownNames } from "../table/unknown-names";
import { scalarText } from "./scalar-text";

interface Entry {
    readonly column: Column;
    readonly text: string;
}

/** Reads the items of the list one after the other. */
export class YamlRows {
    readonly findings: SpreadsheetFinding[] = [];
    readonly ignored = new Set<string>();
    private readonly unknown = new UnknownNames("key");
    /** An anchor comes before its aliases. */
    private readonly anchors = new Map<string, Scalar>();

    constructor(
        private readonly collector: RowCollector,
        private readonly lines: LineCounter,
    ) {}

    add(item: unknown): void {
        const line = this.lineOf(item);
        if (!isMap(item)) {
            this.report("row-format", line, null, "A row must be a map, such as `- identity: ann@contoso.com`.");
            return;
        }
        const before = this.findings.length;
        const entries = new Map<Field, Entry>();
        for (const pair of item.items) this.addPair(pair, line, entries);
        if (this.findings.length > before) return;
        const columns = Object.fromEntries([...entries].map(([field, { column }]) => [field, column]));
        this.collector.add({ line, columns, text: field => entries.get(field)?.text ?? "" });
    }

    private addPair({ key, value }: Pair, rowLine: number, entries: Map<Field, Entry>): void {
        const name = isScalar(key) ? String(key.value) : "";
        const at = isScalar(key) && key.range ? this.lines.linePos(key.range[0]) : { line: rowLine, col: 1 };
        const column = { name, number: at.col, line: at.line };
        const field = columnOf(name);
        if (field === "ignored") {
            this.ignored.add(name);
            return;
        }
        if (field === null) {
            this.report("column-unknown", at.line, column, this.unknown.describe(name));
            return;
        }
        const earlier = entries.get(field);
        if (earlier) {
            const message = `stands for the same as ${visible(earlier.column.name)} in line ${earlier.column.line}. Remove one of the two.`;
            this.report("column-ambiguous", at.line, column, message);
            return;
        }
        const reading = scalarText(field, this.resolve(value));
        if ("value" in reading) entries.set(field, { column, text: reading.value });
        else this.report(reading.code, at.line, column, reading.message);
    }

    private resolve(value: unknown): unknown {
        if (isAlias(value)) return this.anchors.get(value.source);
        if (isScalar(value) && value.anchor !== undefined) this.anchors.set(value.anchor, value);
        return value;
    }

    private lineOf(item: unknown): number {
        const range = (item as Node | null)?.range;
        return range ? this.lines.linePos(range[0]).line : 1;
    }

    private report(code: string, line: number, column: Column | null, message: string): void {
        this.findings.push({ code, severity: "error", line, column, message });
    }
}
