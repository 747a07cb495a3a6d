import type { Account } from "../model/account";
import type { Change } from "../model/change";
import { identityKey } from "../model/identity";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { ObservedFacts } from "./observed-facts";

/** Answers that need not be asked for again, until a write of this process changes them. */
export class Answers {
    readonly #accounts = new Map<string, Account | null>();
    readonly #numbers = new Map<string, NumberRecord | null>();
    readonly #locations = new Map<string, EmergencyLocation | null>();
    /** The numbers and object ids that this process wrote to. */
    readonly #written = new Set<string>();

    /** Adds what the gate looked up a moment ago. */
    learn({ accounts, numbers, locations }: ObservedFacts): void {
        for (const [identity, account] of accounts) this.#accounts.set(identityKey(identity), account);
        for (const [number, record] of numbers) this.#numbers.set(number, record);
        for (const [locationId, location] of locations) this.#locations.set(locationId, location);
    }

    /** An account found by name may later be asked for by object id, as the holder of another declaration's number. */
    keepAccount(identity: string, account: Account | null): void {
        this.#accounts.set(identityKey(identity), account);
        if (account) this.#accounts.set(account.objectId, account);
    }

    keepNumber(number: string, record: NumberRecord | null): void {
        this.#numbers.set(number, record);
    }

    /** Drops the accounts and numbers. */
    forget(): void {
        this.#accounts.clear();
        this.#numbers.clear();
    }

    written(change: Change): void {
        if ("number" in change) this.#written.add(change.number);
        this.#written.add(change.kind === "release" ? change.expectedHolder : change.account);
    }

    /** Whether older answers about this number or object id no longer count. */
    isStale(key: string): boolean {
        return this.#written.has(key);
    }

    /** `undefined`: the tenant has to be asked. */
    account(identity: string): Account | null | undefined {
        const answer = this.#accounts.get(identityKey(identity));
        return answer && this.isStale(answer.objectId) ? undefined : answer;
    }

    /** `undefined`: the tenant has to be asked. */
    number(number: string): NumberRecord | null | undefined {
        return this.isStale(number) ? undefined : this.#numbers.get(number);
    }

    /** `undefined`: the tenant has to be asked. */
    location(locationId: string): EmergencyLocation | null | undefined {
        return this.#locations.get(locationId);
    }
}
