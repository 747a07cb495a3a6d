import type { Account, Change, EmergencyLocation, NumberRecord, Tenant } from "../tenant/port";

/** How the tenant's facts are looked up, one at a time. */
export interface Reader {
    account(identity: string): Promise<Account | null>;
    number(number: string): Promise<NumberRecord | null>;
    location(locationId: string): Promise<EmergencyLocation | null>;
}

/** Asks the tenant each time: what is about to be written is decided on nothing older. */
export function freshReader(tenant: Tenant): Reader {
    return {
        account: async identity => (await tenant.findAccounts([identity]))[0] ?? null,
        number: async number => (await tenant.findNumbers([number]))[0] ?? null,
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
    // What this process wrote since: newer than the snapshot.
    readonly #stale = new Set<string>();

    constructor(private readonly tenant: Tenant) {
        this.#fresh = freshReader(tenant);
    }

    /** Announces how many questions will come, so that the choice is made before the first. */
    expect(questions: number): void {
        if (questions > POINT_READS) this.#load();
    }

    /** Notes a write: what it touched is asked for again. */
    written(change: Change): void {
        if ("number" in change) this.#stale.add(change.number);
        this.#stale.add(change.kind === "release" ? change.expectedHolder : change.account);
    }

    async account(identity: string): Promise<Account | null> {
        const bulk = await this.#bulk();
        const found = bulk?.accounts.get(keyOf(identity));
        if (found && !this.#stale.has(found.objectId)) return found;
        return bulk && !found && !this.#mayLookAgain("account") ? null : this.#fresh.account(identity);
    }

    async number(number: string): Promise<NumberRecord | null> {
        const bulk = await this.#bulk();
        const found = bulk?.numbers.get(number);
        if (found && !this.#stale.has(number)) return found;
        const isNews = !bulk || this.#stale.has(number);
        return isNews || this.#mayLookAgain("number") ? this.#fresh.number(number) : null;
    }

    async location(locationId: string): Promise<EmergencyLocation | null> {
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
    const snapshot: Snapshot = { accounts: new Map(), numbers: new Map(), locations: new Map() };
    for await (const page of tenant.inventory()) {
        for (const each of page) snapshot.numbers.set(each.number, each);
    }
    for await (const page of tenant.accounts()) {
        for (const each of page) {
            // A SIP address that is another account's UPN names that other account.
            if (each.sipAddress) setOnce(snapshot.accounts, each.sipAddress.toLowerCase(), each);
            snapshot.accounts.set(each.userPrincipalName.toLowerCase(), each);
            snapshot.accounts.set(each.objectId, each);
        }
    }
    if ((await tenant.describe()).capabilities.findLocations) {
        for (const each of await tenant.findLocations({})) snapshot.locations.set(each.locationId, each);
    }
    return snapshot;
}

function setOnce(accounts: Map<string, Account>, key: string, account: Account): void {
    if (!accounts.has(key)) accounts.set(key, account);
}

function keyOf(identity: string): string {
    return identity.trim().toLowerCase().replace(/^sip:/, "");
}
