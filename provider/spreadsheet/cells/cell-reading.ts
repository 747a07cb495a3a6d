/** A cell's value, or what is wrong with it. */
export type CellReading<T> = { readonly value: T } | CellProblem;

export interface CellProblem {
    readonly code: string;
    /** What is wrong, why, and what to do. It continues the sentence that the column's name begins. */
    readonly message: string;
}
