import type { Account } from "../model/account";
import type { Change } from "../model/change";
import type { TenantDescription } from "../model/tenant";
import { observe } from "../observe/observe";
import { Program } from "../observe/program";
import type { Reader } from "../observe/reader";
import type { Comparison } from "../plan/compare";
import type { Drift } from "../plan/drift";
import { planRelease } from "../plan/plan-release";
import { planVoice, planVoiceRestore } from "../plan/plan-voice";
import type { Step } from "../plan/step";
import type { Ruleset } from "../rules/rule-settings";
import type { Declaration } from "../schema/declaration";
import { assignmentIn, isVoice, type Stored, type StoredAssignment, type StoredVoice } from "../schema/state";
import type { Cause, ChangeSet, Entry } from "./change-set";
import { Effects } from "./effects";
import type { Managed } from "./managed";
import { SimulatedTenant } from "./simulated-tenant";

/** A declaration that no rule refuses, and what the engine will do about it. */
export interface Accepted {
    readonly name: string;
    /** With the numbers that it may take. */
    readonly declaration: Declaration;
    /** Object id of the declared account; `null` if the tenant does not have it. */
    readonly account: string | null;
    readonly managed: Managed | null;
    /** `null` for a declaration that the state does not have. */
    readonly comparison: Comparison | null;
    /** What was changed by hand. */
    readonly drift: readonly Drift[];
    readonly isRepaired: boolean;
}

export interface Planning {
    /** What the tenant shows. */
    readonly observed: Reader;
    readonly tenant: TenantDescription;
    readonly ruleset: Ruleset;
    readonly declared: readonly Accepted[];
    /** What the stack manages and the program does not declare. */
    readonly removed: readonly Managed[];
}

/**
 * Plans a whole run: first what each declaration writes, in the order of the program, then the deletes, as the engine orders them.
 * Each is planned, by the functions that the provider process uses, on the tenant that the earlier ones leave.
 */
export async function planProgram(planning: Planning): Promise<ChangeSet> {
    const run = new PlannedRun(planning);
    for (const each of planning.declared) await run.declare(each);
    for (const { managed, comparison } of planning.declared)
        if (managed && comparison?.kind === "replace") await run.delete(managed.name, managed.stored, false);
    for (const { name, stored } of planning.removed) await run.delete(name, stored, true);
    return run.changeSet();
}

class PlannedRun {
    readonly #tenant: SimulatedTenant;
    readonly #entries: Entry[] = [];
    readonly #refused: ChangeSet["refused"][number][] = [];
    readonly #accounts = new Map<string, Account>();
    readonly #claims: ReadonlySet<string>;

    constructor(private readonly planning: Planning) {
        this.#tenant = new SimulatedTenant(planning.observed);
        this.#claims = new Set(
            planning.declared.flatMap(({ account, declaration }) => {
                if (account === null) return [];
                if (declaration.form === "assignment") return [`${declaration.number} ${account}`];
                return declaration.enabled ? [account] : [];
            }),
        );
    }

    async declare({ name, declaration, account, managed, comparison, drift, isRepaired }: Accepted): Promise<void> {
        if (account === null || (comparison?.kind === "same" && drift.length === 0)) return;
        const number = numberOf(declaration);
        if (comparison?.kind === "same" && !isRepaired)
            return this.#add(name, "drift", account, number, new Effects(this.#tenant), drift);
        const replaced = comparison?.kind === "replace" ? assignmentIn(managed?.stored ?? null) : null;
        const { tenant, ruleset } = this.planning;
        const circumstances = { tenant, ruleset, replaced, program: new Program() };
        const { plan } = await observe(this.#tenant, declaration, circumstances);
        if (plan?.kind === "refused") {
            this.#refused.push({ resource: name, refusals: plan.refusals });
            return;
        }
        const writes = await this.#carryOut(plan?.steps ?? []);
        const isWritten = writes.changes.length > 0;
        const written: Cause = comparison === null ? "create" : comparison.kind === "same" ? "drift" : comparison.kind;
        if (!isWritten && comparison !== null) return;
        this.#add(name, isWritten ? written : "adopt", account, number, writes, drift);
    }

    /** @param isRemoved Whether the program does not declare the resource any more; else the engine replaces it. */
    async delete(name: string, stored: Stored, isRemoved: boolean): Promise<void> {
        const account = stored.accountObjectId;
        const { steps, cause } = await (isVoice(stored) ? this.#restoreVoice(stored) : this.#release(stored));
        const writes = await this.#carryOut(steps);
        if (writes.changes.length > 0) return this.#add(name, "remove", account, stored.phoneNumber, writes, []);
        // The declaration that takes the number shows where it went.
        const isTaken = this.#entries.some(({ numbers }) => numbers.some(each => each.number === stored.phoneNumber));
        if (isRemoved && !isTaken) this.#add(name, cause, account, stored.phoneNumber, writes, []);
    }

    async changeSet(): Promise<ChangeSet> {
        for (const { account, numbers } of this.#entries)
            for (const each of [account, ...numbers.flatMap(({ from, to }) => [from, to])])
                if (each !== null && !this.#accounts.has(each)) {
                    const found = await this.planning.observed.account(each);
                    if (found) this.#accounts.set(each, found);
                }
        return { entries: this.#entries, accounts: this.#accounts, refused: this.#refused };
    }

    async #release(stored: StoredAssignment): Promise<{ steps: readonly Step[]; cause: Cause }> {
        const { accountObjectId, phoneNumber } = stored;
        const isClaimed = this.#claims.has(`${phoneNumber} ${accountObjectId}`);
        const number = await this.#tenant.number(phoneNumber);
        const { steps, reason } = planRelease(accountObjectId, phoneNumber, number, isClaimed);
        if (reason === null) return { steps, cause: "remove" };
        const cause = isClaimed && number?.holder?.objectId === accountObjectId ? "handOver" : "gone";
        return { steps: await this.#declaredVoice(accountObjectId), cause };
    }

    async #restoreVoice(stored: StoredVoice): Promise<{ steps: readonly Step[]; cause: Cause }> {
        const { accountObjectId, enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled } = stored;
        const account = await this.#tenant.account(accountObjectId);
        if (!account) return { steps: [], cause: "gone" };
        if (enterpriseVoiceEnabled && this.#claims.has(accountObjectId)) return { steps: [], cause: "handOver" };
        const steps = planVoiceRestore(enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled, account);
        return { steps, cause: "gone" };
    }

    /** Carries out the steps, and sets the flag again for each account that lost its last number and has the flag declared. */
    async #carryOut(steps: readonly Step[]): Promise<Effects> {
        const effects = new Effects(this.#tenant);
        const changes = steps.map(({ change }) => change);
        for (const change of changes) await effects.add(change);
        for (const loser of losersOf(changes))
            for (const { change } of await this.#declaredVoice(loser)) await effects.add(change);
        return effects;
    }

    async #declaredVoice(account: string): Promise<readonly Step[]> {
        const shown = this.#claims.has(account) ? await this.#tenant.account(account) : null;
        return shown ? planVoice(true, shown) : [];
    }

    #add(
        resource: string,
        cause: Cause,
        account: string,
        number: string | null,
        writes: Effects,
        drift: readonly Drift[],
    ): void {
        const { changes, numbers, flags } = writes;
        this.#entries.push({ resource, cause, account, number, changes, numbers, flags, drift });
    }
}

/** The accounts that lose a number and get no other. */
function losersOf(changes: readonly Change[]): readonly string[] {
    const gains = changes.flatMap(each => (each.kind === "assign" ? [each.account] : []));
    const losers = changes.flatMap(each => (each.kind === "release" ? [each.expectedHolder] : []));
    return [...new Set(losers)].filter(each => !gains.includes(each));
}

function numberOf(declaration: Declaration): string | null {
    return declaration.form === "assignment" ? declaration.number : null;
}
