import type { Account } from "../model/account";
import type { HeldNumber, NumberRecord } from "../model/number";

/** A number that an account's own view shows and the inventory does not list: a Direct Routing number that nobody uploaded. */
export function unlistedNumber(account: Account, { number, type, category }: HeldNumber): NumberRecord {
    return {
        number,
        type,
        capabilities: [],
        city: null,
        country: null,
        locationId: null,
        locationManagedByOperator: "unknown",
        locationUpdateSupported: "unknown",
        source: "unknown",
        activationState: "unknown",
        use: "assigned",
        portIn: null,
        blocked: "unknown",
        holder: {
            objectId: account.objectId,
            userPrincipalName: account.userPrincipalName,
            displayName: account.displayName,
            category,
        },
    };
}
