import type { Account } from "./account";

/** An identity in lower case and without `sip:`, so that all spellings of one name are equal. */
export function identityKey(identity: string): string {
    return identity.trim().toLowerCase().replace(/^sip:/, "");
}

/** The keys under which an account can be declared: object id, UPN and SIP address. */
export function identityKeysOf({ objectId, userPrincipalName, sipAddress }: Account): readonly string[] {
    return [...new Set([objectId, userPrincipalName, ...(sipAddress === null ? [] : [sipAddress])].map(identityKey))];
}
