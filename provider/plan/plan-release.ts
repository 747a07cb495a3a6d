import { describeHolder } from "../messages/describe-account";
import type { NumberRecord } from "../model/number";
import type { Step } from "./step";

export interface ReleasePlan {
    readonly steps: readonly Step[];
    /** Why nothing is written; `null` when something is. */
    readonly reason: string | null;
}

/**
 * What deleting an assignment asks for: a release, but only while the number is still this account's and nothing else in
 * this run declares that very assignment.
 */
export function planRelease(
    accountObjectId: string,
    number: string,
    observed: NumberRecord | null,
    isClaimed: boolean,
): ReleasePlan {
    if (!observed?.holder) return { steps: [], reason: `${number} was already released; nothing was written.` };
    if (observed.holder.objectId !== accountObjectId) {
        return { steps: [], reason: `${number} is now held by ${describeHolder(observed)}; it was left untouched.` };
    }
    if (isClaimed) {
        return {
            steps: [],
            reason: `${number} stays with ${describeHolder(observed)}: another resource of this program declares it.`,
        };
    }
    const change = { kind: "release", number, type: observed.type, expectedHolder: accountObjectId } as const;
    return { steps: [{ change, undo: null }], reason: null };
}
