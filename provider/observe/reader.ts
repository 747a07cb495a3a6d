import type { Account } from "../model/account";
import { identityKey, identityKeysOf } from "../model/identity";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { Tenant } from "../tenant/port";

/** Looks up one fact of the tenant at a time; `null` when the tenant does not have it. */
export interface Reader {
    account(identity: string): Promise<Account | null>;
    number(number: string): Promise<NumberRecord | null>;
    location(locationId: string): Promise<EmergencyLocation | null>;
}

/** An earlier answer, which is probably still right. */
export interface Guess {
    readonly account: Account | null;
    readonly number: NumberRecord | null;
}

/** Asks the tenant every time, so that a write is never decided on an old answer. @param guess Saves time where it is right. */
export function freshReader(tenant: Tenant, guess: Guess = { account: null, number: null }): Reader {
    const { account, number } = guess;
    const ids = new Map(account ? identityKeysOf(account).map(key => [key, account.objectId]) : []);
    const holderOf = (which: string) => (which === number?.number ? number.holder?.objectId : undefined);
    return {
        account: async identity => (await tenant.findAccounts([identity], [ids.get(identityKey(identity))]))[0] ?? null,
        number: async which => (await tenant.findNumbers([which], [holderOf(which)]))[0] ?? null,
        location: async locationId => (await tenant.findLocations({ locationId }))[0] ?? null,
    };
}
