import type { ArgumentColumns, ReadOptions, Row, SkippedRow, SpreadsheetFinding } from "../reading";
import type { Field, FieldColumns } from "../table/columns";
import { argumentColumns } from "./argument-columns";
import { type RowDeclaration, readRow } from "./read-row";

/** One row of a file. */
export interface SourceRow {
    readonly line: number;
    readonly columns: FieldColumns;
    /** The text of a field; an empty text if the row does not have it. */
    readonly text: (field: Field) => string;
}

const TYPE_HELP = "Give it in a column phoneNumberType, or set the type of the file's numbers as a whole.";

/** Collects what the rows of a file declare. */
export class RowCollector {
    readonly rows: Row[] = [];
    readonly skipped: SkippedRow[] = [];
    readonly findings: SpreadsheetFinding[] = [];
    /** The first line of a row without a type, in a file that has none. */
    lineWithoutType: number | null = null;
    private readonly shared = new Map<string, ArgumentColumns>();

    constructor(
        private readonly options: ReadOptions,
        private readonly isExport: boolean,
    ) {}

    add(row: SourceRow): void {
        const { line, columns, text } = row;
        const { declares, skipped, problems, lacksType } = readRow(text, this.isExport, this.options);
        if (skipped) this.skip(line, skipped);
        for (const { field, code, message } of problems) this.report(row, field, code, message);
        if (lacksType && columns.phoneNumberType)
            this.report(
                row,
                "phoneNumberType",
                "type-missing",
                `is empty, and no type is given for the whole file. ${TYPE_HELP}`,
            );
        else if (lacksType) this.lineWithoutType ??= line;
        for (const declaration of declares)
            this.rows.push({ line, args: declaration.args, columns: this.columnsOf(declaration, row) });
    }

    skip(line: number, reason: SkippedRow["reason"]): void {
        this.skipped.push({ line, reason });
    }

    /** The finding about a file without types; nothing if no row needs one. @param line That of the header. */
    missingType(line = this.lineWithoutType): readonly SpreadsheetFinding[] {
        if (this.lineWithoutType === null || line === null) return [];
        const message = `The type of the numbers is missing: DirectRouting, CallingPlan or OperatorConnect. ${TYPE_HELP}`;
        return [{ code: "type-missing", severity: "error", line, column: null, message }];
    }

    private report({ line, columns }: SourceRow, field: Field, code: string, message: string): void {
        const column = columns[field] ?? null;
        this.findings.push({ code, severity: "error", line: column?.line ?? line, column, message });
    }

    private columnsOf(declaration: RowDeclaration, { columns, text }: SourceRow): ArgumentColumns {
        const found = argumentColumns(declaration, columns, text);
        const key = Object.entries(found)
            .map(([argument, { name, number, line }]) => `${argument} ${name} ${number} ${line}`)
            .join("\n");
        const shared = this.shared.get(key) ?? found;
        // The keys of a YAML row have lines of their own, so no two rows share anything.
        if (shared.identity?.line === undefined) this.shared.set(key, shared);
        return shared;
    }
}
