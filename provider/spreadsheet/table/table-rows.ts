import { trimmed } from "../cells/tidy";
import type { ReadOptions, Separator, SpreadsheetFinding, SpreadsheetReading } from "../reading";
import { RowCollector } from "../rows/row-collector";
import { columnOf, type Field } from "./columns";
import { type Header, readHeader } from "./header";
import type { CsvRecord } from "./records";
import { wrongLength } from "./wrong-length";

/** The header of a CSV file and the rows under it, record by record. */
export class TableRows {
    private header: Header | null = null;
    private collector: RowCollector;
    private readonly about: SpreadsheetFinding[] = [];
    private isOver = false;
    private hasRows = false;
    private hasUnnamed = false;

    constructor(
        private readonly options: ReadOptions,
        private readonly separator: Separator,
    ) {
        this.collector = new RowCollector(options, false);
    }

    add({ cells, line }: CsvRecord): void {
        if (this.isOver || isBlank(cells)) return;
        const { header } = this;
        if (!header) {
            this.header = readHeader(cells, line);
            this.collector = new RowCollector(this.options, this.header.isExport);
            this.isOver = !this.header.isUsable;
            return;
        }
        this.hasRows = true;
        if (this.isHeader(header, cells, line)) return;
        const message = wrongLength(header, cells, this.separator);
        if (message) {
            this.report("row-length", line, message);
            return;
        }
        this.checkUnnamed(header, cells, line);
        if (servesNoAccount(header, cells)) this.collector.skip(line, "no account");
        else this.collector.add({ line, columns: header.columns, text: field => cellOf(header, cells, field) });
    }

    /** @param isWhole Whether the file was read up to its end. */
    findings(isWhole: boolean): readonly SpreadsheetFinding[] {
        const { header, collector } = this;
        if (!header) {
            if (isWhole) this.report("file-empty", 1, "The file is empty.");
            return this.about;
        }
        if (isWhole && !this.hasRows && header.isUsable)
            this.report("file-empty", header.line, "The file has a header and no rows.");
        const ofRows = [...this.about, ...collector.findings].sort((one, other) => one.line - other.line);
        return [...header.findings, ...collector.missingType(header.line), ...ofRows];
    }

    reading(): Pick<SpreadsheetReading, "rows" | "skipped" | "ignored"> {
        const { rows, skipped } = this.collector;
        return { rows, skipped, ignored: this.header?.ignored ?? [] };
    }

    /** Files that were joined have further headers. Below another one, the columns would be wrong. */
    private isHeader(header: Header, cells: readonly string[], line: number): boolean {
        const names = cells.map(trimmed);
        if (
            names.length === header.cells.length &&
            names.every((name, index) => name === trimmed(header.cells[index] ?? ""))
        )
            return true;
        const used = names.filter(name => columnOf(name) !== null && columnOf(name) !== "ignored");
        if (used.length < 2) return false;
        this.report(
            "header-repeated",
            line,
            "Here is a second header, with other columns than the first. The file is not read from this line on. Make it a file of its own.",
        );
        this.isOver = true;
        return true;
    }

    private checkUnnamed({ unnamed }: Header, cells: readonly string[], line: number): void {
        if (this.hasUnnamed) return;
        const number = unnamed.find(each => trimmed(cells[each - 1] ?? "") !== "");
        if (number === undefined) return;
        this.hasUnnamed = true;
        this.report(
            "column-unknown",
            line,
            `Column ${number} has a value here, but no name in the header. Name it, or remove it.`,
        );
    }

    private report(code: string, line: number, message: string): void {
        this.about.push({ code, severity: "error", line, column: null, message });
    }
}

function cellOf({ columns }: Header, cells: readonly string[], field: Field): string {
    const column = columns[field];
    return column ? (cells[column.number - 1] ?? "") : "";
}

/** Uses of an exported number other than by a user or a resource account: AssignedPstnTargetId is then a bridge or a policy. */
const OTHER_USES = ["conferenceassigned", "thirdpartyappassigned", "policyassigned"];

function servesNoAccount(header: Header, cells: readonly string[]): boolean {
    if (!header.isExport) return false;
    const use = header.use ? trimmed(cells[header.use.number - 1] ?? "") : "";
    return OTHER_USES.includes(use.toLowerCase()) || /\|Tag:/i.test(cellOf(header, cells, "identity"));
}

/** Also for the lines that PowerShell and Excel write before a header, where files were joined. */
function isBlank(cells: readonly string[]): boolean {
    const [first = "", ...others] = cells;
    if (!others.every(cell => trimmed(cell) === "")) return false;
    return trimmed(first) === "" || /^#TYPE\b/.test(trimmed(first));
}
