import { KeyedLocks } from "../../../concurrency/keyed-locks";
import type { Change, Outcome } from "../../../model/change";
import { MAX_POLLED_CHANGES } from "../tuning";
import { applyChange, type WriteContext } from "./apply-change";
import type { AuditLog } from "./audit-log";
import { ReleaseBreaker } from "./circuit-breaker";
import { OwnWrites } from "./own-writes";

/** Carries out changes: those of the same number or account one after the other, all others in parallel. */
export class ChangeQueue {
    readonly #locks = new KeyedLocks();
    readonly #breaker = new ReleaseBreaker();
    readonly #ownWrites = new OwnWrites();
    readonly #context: WriteContext;
    /** How many changes are under way, including those that wait for a lock. */
    #pending = 0;

    constructor(
        context: Omit<WriteContext, "isBulk">,
        private readonly auditLog: AuditLog | null,
    ) {
        this.#context = { ...context, isBulk: () => this.#pending > MAX_POLLED_CHANGES };
    }

    /** @returns one outcome per change, in the order of the changes */
    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        this.#pending += changes.length;
        try {
            return await Promise.all(
                changes.map(change => this.#locks.holding(keysOf(change), () => this.#applyUnlessHalted(change))),
            );
        } finally {
            this.#pending -= changes.length;
        }
    }

    async #applyUnlessHalted(change: Change): Promise<Outcome> {
        const refusal = this.#breaker.refusal(change);
        if (refusal) return refusal;
        const outcome = await this.#applyAndLog(change);
        this.#breaker.record(change, outcome);
        return outcome;
    }

    async #applyAndLog(change: Change): Promise<Outcome> {
        if (!this.auditLog || !("number" in change)) return (await applyChange(change, this.#context)).outcome;
        const logResult = await this.auditLog.begin(
            change,
            await this.#row(change.number),
            this.#ownWrites.areTakenBackBy(change),
        );
        if (typeof logResult === "string") return { kind: "refused", code: "AuditLog", message: logResult };
        const { outcome, requestIds } = await applyChange(change, this.#context);
        this.#ownWrites.record(change, outcome);
        await logResult({ outcome, requestIds, after: await this.#row(change.number) });
        return outcome;
    }

    #row(number: string) {
        return this.#context.inventory.row(number).catch(() => "unknown" as const);
    }
}

function keysOf(change: Change): string[] {
    const account = change.kind === "release" ? change.expectedHolder : change.account;
    return "number" in change ? [change.number, account] : [account];
}
