import type { CellProblem, CellReading } from "../cells/cell-reading";
import type { Field } from "../table/columns";

export interface RowProblem extends CellProblem {
    readonly field: Field;
}

/** The cells of one row, and what is wrong with them. */
export class RowCells {
    readonly problems: RowProblem[] = [];

    /** @param text An empty text for a field that the file does not have. */
    constructor(readonly text: (field: Field) => string) {}

    /** The value of a reading; `undefined` for a problem, which is kept. */
    take<T>(field: Field, reading: CellReading<T>): T | undefined {
        if ("value" in reading) return reading.value;
        this.refuse(field, reading.code, reading.message);
        return undefined;
    }

    refuse(field: Field, code: string, message: string): void {
        this.problems.push({ field, code, message });
    }
}
