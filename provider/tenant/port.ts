/**
 * The interface that every backend implements.
 *
 * Guarantees, which the contract suite checks on each backend:
 * - Reads answer in the order of the question, one entry each; `null` means "certainly not there". A read that failed rejects.
 * - `apply` answers one outcome per change, in order, and never rejects because the service refused one of them.
 * - A number is canonical here (`+14255551000;ext=100`), an account is its object id, and "no location" is `null`.
 * - A `release` reads the holder and releases under one lock, because the service's own unassign names no holder.
 * - Nothing is guessed: what a backend cannot know is `"unknown"`.
 * - Texts are as the service has them. `openTenant` wraps a backend in a `PlainTenant`, whose texts are safe to print.
 */
import type { Account } from "../model/account";
import type { Change, Outcome } from "../model/change";
import type { EmergencyLocation, LocationQuery } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { TenantDescription } from "../model/tenant";

/** A guess for each part of a question. */
export type Likely = readonly (string | undefined)[];

export interface Tenant {
    describe(): Promise<TenantDescription>;
    /**
     * Finds accounts by object id, UPN or SIP address, in any case. With `sip:` only the SIP address counts; without it, an account
     * with that UPN goes before one with that SIP address.
     * @param likely The object ids that they most likely have: a backend may ask about these at the same time, and answers the same without.
     */
    findAccounts(identities: readonly string[], likely?: Likely): Promise<readonly (Account | null)[]>;
    /** @param likely Object ids of the most likely holders, used in the same way. */
    findNumbers(numbers: readonly string[], likely?: Likely): Promise<readonly (NumberRecord | null)[]>;
    findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]>;
    /** The whole inventory, ordered by number, a page at a time. */
    inventory(): AsyncIterable<readonly NumberRecord[]>;
    /** Every account, ordered by object id, a page at a time. */
    accounts(): AsyncIterable<readonly Account[]>;
    /**
     * The number of questions, each about one account or number, above which reading everything with `accounts` and `inventory`
     * takes fewer requests than asking them: `together` if they are asked at once, `apart` if they come a few at a time.
     */
    bulkReadThreshold(): Promise<{ readonly together: number; readonly apart: number }>;
    apply(changes: readonly Change[]): Promise<readonly Outcome[]>;
    close(): void;
}
