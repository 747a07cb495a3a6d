import type { Account } from "../model/account";
import { identityKey } from "../model/identity";
import type { EmergencyLocation } from "../model/location";
import type { NumberRecord } from "../model/number";
import type { Tenant } from "../tenant/port";

/** Everything in a tenant at the time it was read. */
export interface Snapshot {
    /** By object id, UPN, and SIP address with and without `sip:`. */
    readonly accounts: ReadonlyMap<string, Account>;
    readonly numbers: ReadonlyMap<string, NumberRecord>;
    readonly locations: ReadonlyMap<string, EmergencyLocation>;
}

export async function readEverything(tenant: Tenant): Promise<Snapshot> {
    // In parallel, so that a backend that makes accounts and numbers from the same lists reads those once.
    const [accounts, numbers, locations] = await Promise.all([
        loadAccounts(tenant),
        loadNumbers(tenant),
        loadLocations(tenant),
    ]);
    return { accounts, numbers, locations };
}

async function loadAccounts(tenant: Tenant): Promise<Snapshot["accounts"]> {
    const accounts = new Map<string, Account>();
    for await (const page of tenant.accounts()) {
        for (const each of page) {
            if (each.sipAddress) {
                accounts.set(identityKey(`sip:${each.sipAddress}`), each);
                // Without its scheme, a SIP address that equals the UPN of another account stands for that other account.
                setOnce(accounts, identityKey(each.sipAddress), each);
            }
            accounts.set(identityKey(each.userPrincipalName), each);
            accounts.set(each.objectId, each);
        }
    }
    return accounts;
}

async function loadNumbers(tenant: Tenant): Promise<Snapshot["numbers"]> {
    const numbers = new Map<string, NumberRecord>();
    for await (const page of tenant.inventory()) for (const each of page) numbers.set(each.number, each);
    return numbers;
}

async function loadLocations(tenant: Tenant): Promise<Snapshot["locations"]> {
    const { capabilities } = await tenant.describe();
    const all = capabilities.findLocations ? await tenant.findLocations({}) : [];
    return new Map(all.map(each => [each.locationId, each]));
}

function setOnce(accounts: Map<string, Account>, key: string, account: Account): void {
    if (!accounts.has(key)) accounts.set(key, account);
}
