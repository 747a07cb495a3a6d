import type { Account } from "./account";

const SCHEME = /^sip:/;

/**
 * An identity in lower case, so that all spellings of one name are equal. `sip:` stays: one account can have the address as its UPN
 * and another as its SIP address.
 */
export function identityKey(identity: string): string {
    return identity.trim().toLowerCase();
}

/** @param key As `identityKey` returns it. */
export function isSipAddress(key: string): boolean {
    return SCHEME.test(key);
}

/** The address without `sip:`. @param key As `identityKey` returns it. */
export function withoutScheme(key: string): string {
    return key.replace(SCHEME, "");
}

/**
 * The keys under which an account can be declared: object id, UPN, SIP address with `sip:`, and without it. The last one is another
 * account if that account has it as its UPN, so only a lookup shows which of the two it is: see `needsLookup`.
 */
export function identityKeysOf({ objectId, userPrincipalName, sipAddress }: Account): readonly string[] {
    const sip = sipAddress === null ? [] : [`sip:${sipAddress}`, sipAddress];
    return [...new Set([objectId, userPrincipalName, ...sip].map(identityKey))];
}

/** Whether the key is the account's SIP address without `sip:`, and not its UPN. */
export function needsLookup(key: string, { userPrincipalName, sipAddress }: Account): boolean {
    return sipAddress !== null && key === identityKey(sipAddress) && key !== identityKey(userPrincipalName);
}
