import type { ChangeSet } from "../../change-set/change-set";
import { describeAccount } from "../../messages/describe-account";
import type { Account } from "../../model/account";
import type { EmergencyLocation } from "../../model/location";
import type { Reader } from "../../observe/reader";

/** How a plan names people and places. */
export interface Names {
    /** Such as `Alice (alice@contoso.com)`. */
    who(objectId: string): string;
    /** Such as `Seattle office, Seattle`; the id where the tenant does not show locations. */
    where(locationId: string | null): string;
    account(objectId: string): Account | null;
}

/** Looks up the locations that a plan names. @param reader `null` on a tenant that does not show locations */
export async function namesFor({ entries, accounts }: ChangeSet, reader: Reader | null): Promise<Names> {
    const ids = new Set<string>();
    for (const { numbers, drift } of entries) {
        for (const each of numbers) for (const id of [each.locationBefore, each.locationAfter]) if (id) ids.add(id);
        for (const { property, declared, found } of drift)
            if (property === "locationId") for (const id of [declared, found]) if (typeof id === "string") ids.add(id);
    }
    const locations = new Map<string, EmergencyLocation | null>();
    for (const id of reader ? ids : []) locations.set(id, await (reader?.location(id) ?? null));
    return {
        account: objectId => accounts.get(objectId) ?? null,
        who: objectId => {
            const account = accounts.get(objectId);
            return account ? describeAccount(account) : `the account ${objectId}`;
        },
        where: id => {
            if (id === null) return "no location";
            const location = locations.get(id);
            return location ? `${location.description}, ${location.city}` : `the location ${id}`;
        },
    };
}
