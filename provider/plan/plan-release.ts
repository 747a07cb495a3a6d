import { describeHolder } from "../messages/describe-account";
import type { NumberRecord } from "../model/number";
import type { Step } from "./step";

export interface ReleasePlan {
    readonly steps: readonly Step[];
    /** Why nothing is written; `null` when something is. */
    readonly reason: string | null;
}

/**
 * The steps of deleting an assignment: it releases the number if the account still holds it.
 * @param isClaimed Whether another resource of this run declares the same assignment, which then keeps the number.
 */
export function planRelease(
    accountObjectId: string,
    number: string,
    observed: NumberRecord | null,
    isClaimed: boolean,
): ReleasePlan {
    // A status that this release does not know does not show that the number is free: the write itself finds that out.
    const isUnclear = observed?.use === "unknown" && !observed.holder;
    if (observed && isUnclear) return release(observed, accountObjectId);
    if (!observed?.holder) return nothing(`${number} was already released; nothing was written.`);
    const holder = describeHolder(observed);
    if (observed.holder.objectId !== accountObjectId)
        return nothing(`${number} is now held by ${holder}; it was left untouched.`);
    if (isClaimed) return nothing(`${number} stays with ${holder}: another resource of this program declares it.`);
    return release(observed, accountObjectId);
}

function release({ number, type }: NumberRecord, expectedHolder: string): ReleasePlan {
    return { steps: [{ change: { kind: "release", number, type, expectedHolder }, undo: null }], reason: null };
}

function nothing(reason: string): ReleasePlan {
    return { steps: [], reason };
}
