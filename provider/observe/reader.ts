import type { Account } from "../model/account";
import type { Change } from "../model/change";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { Tenant } from "../tenant/port";
import type { ObservedFacts } from "./observed-facts";
import { readEverything, type Snapshot } from "./snapshot";

/** How the tenant's facts are looked up, one at a time. */
export interface Reader {
    account(identity: string): Promise<Account | null>;
    number(number: string): Promise<NumberRecord | null>;
    location(locationId: string): Promise<EmergencyLocation | null>;
}

/** What was found before, which is most likely so still. */
export interface Guess {
    readonly account: Account | null;
    readonly number: NumberRecord | null;
}

/** Asks the tenant each time: what is about to be written is decided on nothing older. @param guess Makes it quicker where it is right. */
export function freshReader(tenant: Tenant, guess: Guess = { account: null, number: null }): Reader {
    const { account, number } = guess;
    const ids = new Map(account ? namesOf(account).map(name => [name, account.objectId]) : []);
    const holderOf = (which: string) => (which === number?.number ? number.holder?.objectId : undefined);
    return {
        account: async identity => (await tenant.findAccounts([identity], [ids.get(keyOf(identity))]))[0] ?? null,
        number: async which => (await tenant.findNumbers([which], [holderOf(which)]))[0] ?? null,
        location: async locationId => (await tenant.findLocations({ locationId }))[0] ?? null,
    };
}

/** Up to so many questions, asking one by one costs less than reading the whole of any tenant. */
const POINT_READS = 60;
/** What was announced may come to more than was thought: whoever is given what somebody else holds asks about that one, too. */
const MARGIN = 2;
/**
 * So many accounts, and numbers, that the snapshot lacks are asked for by name; a tenant that was renamed as a whole lacks thousands,
 * and numbers of Direct Routing need not be there.
 */
const SECOND_LOOKS = 20;

/**
 * Answers by asking, or by reading the whole tenant once, whichever costs less: so the reads grow with the declarations in a tenant
 * that is much larger, and no further than with the tenant. What the snapshot lacks is asked for by name before it counts as gone,
 * the first few of each kind: it may have been made since.
 */
export class BulkReader implements Reader {
    readonly #fresh: Reader;
    #announced = 0;
    #asked = 0;
    readonly #lookedAgain = { account: 0, number: 0 };
    #listsPayFrom: ReturnType<Tenant["listsPayFrom"]> | null = null;
    #snapshot: Promise<Snapshot> | null = null;
    // What was looked up a moment ago, by the gate.
    readonly #told = {
        accounts: new Map<string, Account | null>(),
        numbers: new Map<string, NumberRecord | null>(),
        locations: new Map<string, EmergencyLocation | null>(),
    };
    // What this process wrote since: newer than the snapshot, and than what it was told.
    readonly #stale = new Set<string>();

    constructor(private readonly tenant: Tenant) {
        this.#fresh = freshReader(tenant);
    }

    /** Announces how many questions will come together, so that the choice is made before the first. Each is asked once of them. */
    expect(questions: number): void {
        this.#announced += questions;
        // What was asked before the last ones were carried out may be otherwise by now.
        this.#told.accounts.clear();
        this.#told.numbers.clear();
    }

    /** Takes answers that are as good as its own. */
    learn({ accounts, numbers, locations }: ObservedFacts): void {
        for (const [identity, account] of accounts) this.#told.accounts.set(keyOf(identity), account);
        for (const [number, record] of numbers) this.#told.numbers.set(number, record);
        for (const [locationId, location] of locations) this.#told.locations.set(locationId, location);
    }

    /** Notes a write: what it touched is asked for again. */
    written(change: Change): void {
        if ("number" in change) this.#stale.add(change.number);
        this.#stale.add(change.kind === "release" ? change.expectedHolder : change.account);
    }

    async account(identity: string): Promise<Account | null> {
        const told = this.#told.accounts.get(keyOf(identity));
        if (told !== undefined && !(told && this.#stale.has(told.objectId))) return told;
        const bulk = await this.#bulk();
        const found = bulk?.accounts.get(keyOf(identity));
        if (found && !this.#stale.has(found.objectId)) return found;
        if (bulk && !found && !this.#mayLookAgain("account")) return null;
        const account = await this.#fresh.account(identity);
        if (this.#announced > 0) this.#keep(identity, account);
        return account;
    }

    async number(number: string): Promise<NumberRecord | null> {
        const told = this.#told.numbers.get(number);
        if (told !== undefined && !this.#stale.has(number)) return told;
        const bulk = await this.#bulk();
        const found = bulk?.numbers.get(number);
        if (found && !this.#stale.has(number)) return found;
        if (bulk && !this.#stale.has(number) && !this.#mayLookAgain("number")) return null;
        const record = await this.#fresh.number(number);
        if (this.#announced > 0) this.#told.numbers.set(number, record);
        return record;
    }

    async location(locationId: string): Promise<EmergencyLocation | null> {
        const told = this.#told.locations.get(locationId);
        if (told !== undefined) return told;
        const bulk = await this.#bulk();
        return bulk ? (bulk.locations.get(locationId) ?? null) : this.#fresh.location(locationId);
    }

    /** An account that was asked for by name is asked for by its id later, as the holder of somebody else's number. */
    #keep(identity: string, account: Account | null): void {
        this.#told.accounts.set(keyOf(identity), account);
        if (account) this.#told.accounts.set(account.objectId, account);
    }

    #mayLookAgain(kind: "account" | "number"): boolean {
        this.#lookedAgain[kind] += 1;
        return this.#lookedAgain[kind] <= SECOND_LOOKS;
    }

    async #bulk(): Promise<Snapshot | null> {
        this.#asked += 1;
        if (!this.#snapshot && (await this.#doListsPay())) this.#snapshot ??= readEverything(this.tenant);
        return this.#snapshot;
    }

    async #doListsPay(): Promise<boolean> {
        if (Math.max(this.#announced, this.#asked) <= POINT_READS) return false;
        this.#listsPayFrom ??= this.tenant.listsPayFrom();
        const { together, apart } = await this.#listsPayFrom;
        const isMuchAtOnce = this.#announced > Math.max(together, POINT_READS);
        return isMuchAtOnce || this.#asked > Math.max(apart, POINT_READS, MARGIN * this.#announced);
    }
}

function namesOf({ userPrincipalName, sipAddress }: Account): string[] {
    return [userPrincipalName, sipAddress].flatMap(name => (name === null ? [] : [name.toLowerCase()]));
}

function keyOf(identity: string): string {
    return identity.trim().toLowerCase().replace(/^sip:/, "");
}
