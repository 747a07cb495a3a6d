import type { Account } from "../model/account";
import type { NumberRecord } from "../model/number";

/** Such as `Alice (alice@contoso.com)`. */
export function describeAccount({ displayName, userPrincipalName }: Account): string {
    return `${displayName} (${userPrincipalName})`;
}

/** The holder of a number by display name and UPN where both are known, else by object id; `nobody` for a free number. */
export function describeHolder({ holder }: NumberRecord): string {
    if (!holder) return "nobody";
    const { displayName, userPrincipalName, objectId } = holder;
    if (userPrincipalName === null)
        return `${displayName ?? "an account that is no longer in the directory"} (object id ${objectId})`;
    return displayName === null ? userPrincipalName : `${displayName} (${userPrincipalName})`;
}

/** What to do about a number that another account holds. @param consent The argument that allows taking it. */
export function orElse(number: NumberRecord, consent = takeFromArgument(number)): string {
    return `To take it from ${number.holder?.displayName ?? "that account"}, add \`${consent}\`; otherwise declare another number.`;
}

/** Such as `takeFrom: "bob@contoso.com"`. */
export function takeFromArgument({ holder }: NumberRecord): string {
    return `takeFrom: "${holder?.userPrincipalName ?? holder?.displayName ?? holder?.objectId}"`;
}
