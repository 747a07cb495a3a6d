import type { Account } from "../model/account";
import type { HeldNumber, NumberRecord } from "../model/number";

/** The record of a Direct Routing number that nobody uploaded, without its holder. The inventory does not say more of it. */
export function unlisted({ number, type }: Pick<HeldNumber, "number" | "type">): NumberRecord {
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
        use: "unassigned",
        portIn: "unknown",
        blocked: "unknown",
        holder: null,
    };
}

/** A number that an account's own view shows and the inventory does not list. */
export function unlistedNumber(account: Account, held: HeldNumber): NumberRecord {
    const { objectId, userPrincipalName, displayName } = account;
    const holder = { objectId, userPrincipalName, displayName, category: held.category };
    return { ...unlisted(held), use: "assigned", holder };
}
