import type { Change } from "../tenant/port";

/** One write, and the write that takes it back should a later one fail. */
export interface Step {
    readonly change: Change;
    readonly undo: Change | null;
}

export interface Refusal {
    readonly kind: "refused";
    readonly code: string;
    /** The argument at fault. */
    readonly property: string;
    readonly message: string;
}

export type Plan = Refusal | { readonly kind: "steps"; readonly steps: readonly Step[] };

export function refuse(code: string, property: string, message: string): Refusal {
    return { kind: "refused", code, property, message };
}
