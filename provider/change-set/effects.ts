import type { Change } from "../model/change";
import type { AssignmentCategory } from "../model/number";
import type { FlagEffect, NumberEffect } from "./change-set";
import type { SimulatedTenant } from "./simulated-tenant";

/** The writes for one resource and their net effect on each number and flag. */
export class Effects {
    readonly #changes: Change[] = [];
    readonly #numbers = new Map<string, NumberEffect>();
    /** The category in which each number was held before the first write. */
    readonly #categories = new Map<string, AssignmentCategory | null>();
    readonly #flags: FlagEffect[] = [];

    constructor(private readonly tenant: SimulatedTenant) {}

    /** Carries a write out on the simulated tenant. */
    async add(change: Change): Promise<void> {
        this.#changes.push(change);
        if (change.kind === "setEnterpriseVoice") {
            await this.tenant.apply(change);
            this.#flags.push({ account: change.account, enabled: change.enabled });
            return;
        }
        const before = await this.tenant.number(change.number);
        await this.tenant.apply(change);
        const after = await this.tenant.number(change.number);
        const first = this.#numbers.get(change.number);
        if (!first) this.#categories.set(change.number, before?.holder?.category ?? null);
        const from = first ? first.from : (before?.holder?.objectId ?? null);
        const to = after?.holder?.objectId ?? null;
        const categoryBefore = this.#categories.get(change.number);
        const isMoved = from !== null && from === to && categoryBefore && categoryBefore !== after?.holder?.category;
        this.#numbers.set(change.number, {
            number: change.number,
            category: after?.holder?.category ?? before?.holder?.category ?? first?.category ?? "Primary",
            ...(isMoved && { categoryBefore }),
            from,
            to,
            locationBefore: first ? first.locationBefore : (before?.locationId ?? null),
            locationAfter: after?.locationId ?? null,
        });
    }

    get changes(): readonly Change[] {
        return this.#changes;
    }

    get numbers(): readonly NumberEffect[] {
        return [...this.#numbers.values()];
    }

    get flags(): readonly FlagEffect[] {
        return this.#flags;
    }
}
