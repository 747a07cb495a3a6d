import { Locks } from "../../../concurrency/keyed-locks";
import type { Change, Outcome } from "../../../model/change";
import type { Inventory } from "../reads/inventory";
import { MAX_POLLED_CHANGES } from "../tuning";
import { type Means, Write } from "./apply-change";
import type { AuditLog } from "./audit-log";
import { ReleaseBreaker } from "./circuit-breaker";

/** Carries out changes: those of one number or account one after the other, all others at the same time. */
export class Writes {
    readonly #locks = new Locks();
    readonly #breaker = new ReleaseBreaker();
    readonly #means: Means;
    readonly #inventory: Inventory;
    #underWay = 0;

    constructor(
        means: Omit<Means, "areMany">,
        private readonly auditLog: AuditLog | null,
    ) {
        this.#inventory = means.inventory;
        this.#means = { ...means, areMany: () => this.#underWay > MAX_POLLED_CHANGES };
    }

    async apply(changes: readonly Change[]): Promise<readonly Outcome[]> {
        this.#underWay += changes.length;
        try {
            return await Promise.all(
                changes.map(change => this.#locks.holding(keysOf(change), () => this.#underBrake(change))),
            );
        } finally {
            this.#underWay -= changes.length;
        }
    }

    async #underBrake(change: Change): Promise<Outcome> {
        const refusal = this.#breaker.refusal(change);
        if (refusal) return refusal;
        const outcome = await this.#write(change);
        this.#breaker.note(change, outcome);
        return outcome;
    }

    async #write(change: Change): Promise<Outcome> {
        const write = new Write(this.#means);
        if (!this.auditLog || !("number" in change)) return write.carryOut(change);
        const problem = this.auditLog.problem();
        if (problem !== null) return { kind: "refused", code: "AuditLog", message: problem };
        const before = await this.#inventory.row(change.number).catch(() => "unknown" as const);
        const outcome = await write.carryOut(change);
        if (outcome.kind === "refused") return outcome;
        const after = await this.#inventory.row(change.number).catch(() => "unknown" as const);
        await this.auditLog.add({ change, outcome, requestIds: write.requestIds, before, after });
        return outcome;
    }
}

function keysOf(change: Change): string[] {
    const account = change.kind === "release" ? change.expectedHolder : change.account;
    return "number" in change ? [change.number, account] : [account];
}
