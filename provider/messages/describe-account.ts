import type { Account } from "../model/account";
import type { NumberRecord } from "../model/number";

/** An account in words: a person before an address. */
export function describeAccount({ displayName, userPrincipalName }: Account): string {
    return `${displayName} (${userPrincipalName})`;
}

/** The holder in words: a person before a GUID. */
export function describeHolder(number: NumberRecord): string {
    if (!number.holder) return "nobody";
    const { displayName, userPrincipalName, objectId } = number.holder;
    if (userPrincipalName === null)
        return `${displayName ?? "an account that the directory no longer knows"} (object id ${objectId})`;
    return displayName === null ? userPrincipalName : `${displayName} (${userPrincipalName})`;
}

/** What to do about a number that somebody else holds. */
export function orElse(number: NumberRecord, cure = takeFromArgument(number)): string {
    const loser = number.holder?.displayName ?? "that account";
    return `If ${loser} is to lose it, say so with \`${cure}\`; else declare another number.`;
}

export function takeFromArgument({ holder }: NumberRecord): string {
    return `takeFrom: "${holder?.userPrincipalName ?? holder?.displayName ?? holder?.objectId}"`;
}
