import type { Change } from "../model/change";

/** One write, and the write that undoes it if a later one fails. `null`: nothing to undo. */
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

/** The writes in order; or every reason not to write, with the releases that nothing forbids. */
export type Plan =
    | { readonly kind: "refused"; readonly refusals: readonly Refusal[]; readonly steps: readonly Step[] }
    | { readonly kind: "steps"; readonly steps: readonly Step[] };

/** Whether the plan writes, and only changes locations. */
export function changeLocationsOnly(steps: readonly Step[]): boolean {
    return steps.length > 0 && steps.every(({ change }) => change.kind === "setLocation");
}
