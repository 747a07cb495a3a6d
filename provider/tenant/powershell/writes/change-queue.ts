import { KeyedLocks } from "../../../concurrency/keyed-locks";
import type { Change, Outcome } from "../../../model/change";
import { ReleaseBreaker } from "../../graph/writes/circuit-breaker";
import { applyChange, type WriteContext } from "./apply-change";

/** Carries out changes: those of the same number or account one after the other. */
export class ChangeQueue {
    readonly #locks = new KeyedLocks();
    readonly #breaker = new ReleaseBreaker();

    constructor(private readonly context: WriteContext) {}

    /** @returns one outcome per change, in the order of the changes */
    apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        return Promise.all(changes.map(change => this.#locks.holding(keysOf(change), () => this.#apply(change))));
    }

    async #apply(change: Change): Promise<Outcome> {
        const halted = this.#breaker.refusal(change);
        if (halted) return halted;
        const outcome = await applyChange(change, this.context);
        this.#breaker.record(change, outcome);
        return outcome;
    }
}

function keysOf(change: Change): string[] {
    const account = change.kind === "release" ? change.expectedHolder : change.account;
    return "number" in change ? [change.number, account] : [account];
}
