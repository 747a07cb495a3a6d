import type { Change, Outcome } from "../../../model/change";
import { MAX_FAILED_ASSIGNMENTS } from "../tuning";

/**
 * A circuit breaker for releases. A number is released so that another account can have it; while assignments fail, each further
 * release would leave one more person without a phone. The breaker opens after three failed assignments in a row, for any reason,
 * and the next successful assignment closes it.
 */
export class ReleaseBreaker {
    #failed = 0;
    #latestFailure = "";
    /** The former holder of each number that this process released. Giving it back does not show that assignments work again. */
    readonly #releasedFrom = new Map<string, string>();
    /** The account that this process assigned each number to. Taking it back is part of an undo, which an open breaker allows. */
    readonly #assignedTo = new Map<string, string>();

    /** Why a change must not begin; `null` if it may. */
    refusal(change: Change): Outcome | null {
        if (change.kind !== "release" || this.#failed < MAX_FAILED_ASSIGNMENTS) return null;
        if (this.#assignedTo.get(change.number) === change.expectedHolder) return null;
        return {
            kind: "refused",
            code: "Halted",
            message: `the last ${this.#failed} assignments failed, so no more numbers are released (latest failure: ${this.#latestFailure}). Nothing was changed here. Find out why assignments fail, then run \`pulumi up\` again.`,
        };
    }

    /** Takes note of how a change ended. */
    record(change: Change, outcome: Outcome): void {
        if (change.kind === "release" && outcome.kind !== "refused")
            this.#releasedFrom.set(change.number, change.expectedHolder);
        if (change.kind === "assign" && outcome.kind !== "refused") this.#assignedTo.set(change.number, change.account);
        if (change.kind !== "assign" || this.#releasedFrom.get(change.number) === change.account) return;
        this.#failed = outcome.kind === "done" ? 0 : this.#failed + 1;
        if (outcome.kind !== "done")
            this.#latestFailure = outcome.kind === "refused" ? `${outcome.code}: ${outcome.message}` : outcome.message;
    }
}
