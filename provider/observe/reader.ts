import type { Account, Change, EmergencyLocation, NumberRecord, Tenant } from "../tenant/port";
import type { Facts } from "./facts";

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

interface Snapshot {
    readonly accounts: Map<string, Account>;
    readonly numbers: Map<string, NumberRecord>;
    readonly locations: Map<string, EmergencyLocation>;
}

/** Up to so many questions, asking one by one costs less than reading the whole tenant. */
const POINT_READS = 60;
/**
 * So many accounts, and numbers, that the snapshot lacks are asked for by name; a tenant that was renamed as a whole lacks thousands,
 * and numbers of Direct Routing need not be there.
 */
const SECOND_LOOKS = 20;

/**
 * Answers a few questions by asking, and more by reading the whole tenant once, so that the reads do not grow with the
 * declarations. What the snapshot lacks is asked for by name before it counts as gone, the first few of each kind: it may have been
 * made since.
 */
export class BulkReader implements Reader {
    readonly #fresh: Reader;
    #asked = 0;
    readonly #lookedAgain = { account: 0, number: 0 };
    #snapshot: Promise<Snapshot> | null = null;
    // What the gate looked up a moment ago.
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

    /** Announces how many questions will come, so that the choice is made before the first. */
    expect(questions: number): void {
        if (questions > POINT_READS) this.#load();
    }

    /** Takes answers that are as good as its own. */
    learn({ accounts, numbers, locations }: Facts): void {
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
        return bulk && !found && !this.#mayLookAgain("account") ? null : this.#fresh.account(identity);
    }

    async number(number: string): Promise<NumberRecord | null> {
        const told = this.#told.numbers.get(number);
        if (told !== undefined && !this.#stale.has(number)) return told;
        const bulk = await this.#bulk();
        const found = bulk?.numbers.get(number);
        if (found && !this.#stale.has(number)) return found;
        const isNews = !bulk || this.#stale.has(number);
        return isNews || this.#mayLookAgain("number") ? this.#fresh.number(number) : null;
    }

    async location(locationId: string): Promise<EmergencyLocation | null> {
        const told = this.#told.locations.get(locationId);
        if (told !== undefined) return told;
        const bulk = await this.#bulk();
        return bulk ? (bulk.locations.get(locationId) ?? null) : this.#fresh.location(locationId);
    }

    #mayLookAgain(kind: "account" | "number"): boolean {
        this.#lookedAgain[kind] += 1;
        return this.#lookedAgain[kind] <= SECOND_LOOKS;
    }

    #bulk(): Promise<Snapshot | null> {
        this.#asked += 1;
        if (this.#asked > POINT_READS) this.#load();
        return this.#snapshot ?? Promise.resolve(null);
    }

    #load(): void {
        this.#snapshot ??= load(this.tenant);
    }
}

async function load(tenant: Tenant): Promise<Snapshot> {
    // Side by side, so that a tenant which tells both from the same lists has to read them once.
    const [accounts, numbers, locations] = await Promise.all([
        loadAccounts(tenant),
        loadNumbers(tenant),
        loadLocations(tenant),
    ]);
    return { accounts, numbers, locations };
}

async function loadAccounts(tenant: Tenant): Promise<Snapshot["accounts"]> {
    const accounts: Snapshot["accounts"] = new Map();
    for await (const page of tenant.accounts()) {
        for (const each of page) {
            // A SIP address that is another account's UPN names that other account.
            if (each.sipAddress) setOnce(accounts, each.sipAddress.toLowerCase(), each);
            accounts.set(each.userPrincipalName.toLowerCase(), each);
            accounts.set(each.objectId, each);
        }
    }
    return accounts;
}

async function loadNumbers(tenant: Tenant): Promise<Snapshot["numbers"]> {
    const numbers: Snapshot["numbers"] = new Map();
    for await (const page of tenant.inventory()) for (const each of page) numbers.set(each.number, each);
    return numbers;
}

async function loadLocations(tenant: Tenant): Promise<Snapshot["locations"]> {
    const { capabilities } = await tenant.describe();
    const all = capabilities.findLocations ? await tenant.findLocations({}) : [];
    return new Map(all.map(each => [each.locationId, each]));
}

function namesOf({ userPrincipalName, sipAddress }: Account): string[] {
    return [userPrincipalName, sipAddress].flatMap(name => (name === null ? [] : [name.toLowerCase()]));
}

function setOnce(accounts: Map<string, Account>, key: string, account: Account): void {
    if (!accounts.has(key)) accounts.set(key, account);
}

function keyOf(identity: string): string {
    return identity.trim().toLowerCase().replace(/^sip:/, "");
}
