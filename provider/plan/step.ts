import type { Change } from "../model/change";

/** One write, and the write that takes it back should a later one fail. */
export interface Step {
    readonly change: Change;
    readonly undo: Change | null;
}

export interface Refusal {
    readonly code: string;
    /** The argument at fault. */
    readonly property: string;
    readonly message: string;
}

/** The writes in order, or every reason why there must be none, beside the releases that would not be refused. */
export type Plan =
    | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly steps: readonly Step[] }
    | { readonly kind: "steps"; readonly steps: readonly Step[] };

export function refuse(code: string, property: string, message: string): Plan {
    return { kind: "refused", refusals: [{ code, property, message }], steps: [] };
}

/** Whether something is done, and that is to change locations. */
export function changeLocationsOnly(steps: readonly Step[]): boolean {
    return steps.length > 0 && steps.every(({ change }) => change.kind === "setLocation");
}
