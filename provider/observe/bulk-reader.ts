import type { Account } from "../model/account";
import type { Change } from "../model/change";
import { identityKey, isSipAddress } from "../model/identity";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { Tenant } from "../tenant/port";
import { Answers } from "./answers";
import type { ObservedFacts } from "./observed-facts";
import { ReadPolicy } from "./read-policy";
import { freshReader, type Reader } from "./reader";
import { readEverything, type Snapshot } from "./snapshot";

/**
 * Answers from what is known already, else from one reading of the whole tenant if that costs less, else by asking. So the
 * number of requests grows with the program in a large tenant, and never beyond what listing the tenant takes. An account or
 * number that the lists lack may be new, so the first few of each are looked up by name before they count as missing.
 */
export class BulkReader implements Reader {
    readonly #fresh: Reader;
    readonly #policy: ReadPolicy;
    readonly #answers = new Answers();
    #snapshot: Promise<Snapshot> | null = null;

    constructor(private readonly tenant: Tenant) {
        this.#fresh = freshReader(tenant);
        this.#policy = new ReadPolicy(tenant);
    }

    /** Announces how many lookups will come together. From then on, each question is asked only once. */
    expect(questions: number): void {
        this.#policy.announce(questions);
        // The changes of the wave before may have made earlier answers stale.
        this.#answers.forget();
    }

    /** Takes answers that are as good as its own. */
    learn(facts: ObservedFacts): void {
        this.#answers.learn(facts);
    }

    /** Notes a write, so that the number and the account that it touched are read again. */
    written(change: Change): void {
        this.#answers.written(change);
    }

    async account(identity: string): Promise<Account | null> {
        const known = this.#answers.account(identity);
        if (known !== undefined) return known;
        const snapshot = await this.#readSnapshot();
        const listed = snapshot?.accounts.get(identityKey(identity));
        if (listed && !this.#answers.isStale(listed.objectId)) return listed;
        const kind = isSipAddress(identityKey(identity)) ? "sipAddress" : "account";
        if (snapshot && !listed && !this.#policy.mayLookAgain(kind)) return null;
        const account = await this.#fresh.account(identity);
        if (this.#policy.keepsAnswers) this.#answers.keepAccount(identity, account);
        return account;
    }

    async number(number: string): Promise<NumberRecord | null> {
        const known = this.#answers.number(number);
        if (known !== undefined) return known;
        const snapshot = await this.#readSnapshot();
        const isStale = this.#answers.isStale(number);
        const listed = snapshot?.numbers.get(number);
        if (listed && !isStale) return listed;
        if (snapshot && !isStale && !this.#policy.mayLookAgain("number")) return null;
        const record = await this.#fresh.number(number);
        if (this.#policy.keepsAnswers) this.#answers.keepNumber(number, record);
        return record;
    }

    async location(locationId: string): Promise<EmergencyLocation | null> {
        const known = this.#answers.location(locationId);
        if (known !== undefined) return known;
        const snapshot = await this.#readSnapshot();
        return snapshot ? (snapshot.locations.get(locationId) ?? null) : this.#fresh.location(locationId);
    }

    /** The whole tenant, if that is worth reading. */
    async #readSnapshot(): Promise<Snapshot | null> {
        this.#policy.countLookup();
        if (!this.#snapshot && (await this.#policy.doListsPay())) this.#snapshot ??= readEverything(this.tenant);
        return this.#snapshot;
    }
}
