import type { Change, Outcome } from "../../../model/change";
import { MAX_FAILED_ASSIGNMENTS } from "../tuning";

/**
 * Stops releases while assignments fail, whatever the reason: a number is released so that somebody else gets it, and where nobody
 * can be given one, each further release leaves one more person without a phone. The next assignment that succeeds lets go again.
 */
export class ReleaseBreaker {
    #failed = 0;
    #latest = "";
    /** Who lost which number by this process: giving it back to them is no sign that assignments succeed. */
    readonly #losers = new Map<string, string>();
    /** Who was given which number by this process: taking it back is a part of putting things right, and never waits. */
    readonly #given = new Map<string, string>();

    /** Why a change is not begun; `null` where it may be. */
    refusal(change: Change): Outcome | null {
        if (change.kind !== "release" || this.#failed < MAX_FAILED_ASSIGNMENTS) return null;
        if (this.#given.get(change.number) === change.expectedHolder) return null;
        return {
            kind: "refused",
            code: "Halted",
            message: `no number is released while assignments fail, and the last ${this.#failed} did (the latest: ${this.#latest}). Nothing was changed here. Find out why they fail, then run \`pulumi up\` again.`,
        };
    }

    /** Notes how a change ended. */
    note(change: Change, outcome: Outcome): void {
        if (change.kind === "release" && outcome.kind !== "refused")
            this.#losers.set(change.number, change.expectedHolder);
        if (change.kind === "assign" && outcome.kind !== "refused") this.#given.set(change.number, change.account);
        if (change.kind !== "assign" || this.#losers.get(change.number) === change.account) return;
        this.#failed = outcome.kind === "done" ? 0 : this.#failed + 1;
        if (outcome.kind !== "done")
            this.#latest = outcome.kind === "refused" ? `${outcome.code}: ${outcome.message}` : outcome.message;
    }
}
