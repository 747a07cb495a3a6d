import { codePoint, describeValue } from "../messages/text";
import { defined } from "../model/defined";
import { identityKey } from "../model/identity";

/** A value that should identify an account. */
export interface IdentityReading {
    /** As the user wrote it; if invalid, as a message shows it. */
    readonly text: string;
    readonly kind: "objectId" | "address" | "invalid";
    /** Equal for all spellings of one name (`identityKey`). */
    readonly key: string;
    /** The first character of an invalid text that no address may contain; written as an escape if it is not ASCII. */
    readonly invalidCharacter?: string;
}

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 64 characters, `@` and a domain of 255 (RFC 5321). The patterns below can be slow on longer texts. */
const MAX_LENGTH = 320;
// Entra ID allows letters, digits and ' . - _ ! # ^ ~ in a UPN (Graph, `userPrincipalName`); SIP addresses allow a few more.
// Neither allows letters beyond ASCII, so a look-alike cannot name another account.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`|~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`|~-]+)*$/i;
const DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i;
// Without the flag i, which would make the Kelvin sign a letter k.
const INVALID_CHARACTER = /[^a-zA-Z0-9!#$%&'*+/=?^_`|~.@:-]/u;

export function readIdentity(value: unknown): IdentityReading {
    if (typeof value !== "string") return { text: describeValue(value), kind: "invalid", key: describeValue(value) };
    const key = identityKey(value);
    if (GUID.test(value)) return { text: value, kind: "objectId", key };
    if (isAddress(value)) return { text: value, kind: "address", key };
    const invalidCharacter = INVALID_CHARACTER.exec(value)?.[0];
    return {
        text: describeValue(value),
        kind: "invalid",
        key,
        ...defined({ invalidCharacter: invalidCharacter && printable(invalidCharacter) }),
    };
}

function isAddress(text: string): boolean {
    if (text.length > MAX_LENGTH) return false;
    const [local = "", domain = "", ...more] = text.replace(/^sip:/i, "").split("@");
    return more.length === 0 && LOCAL.test(local) && DOMAIN.test(domain);
}

function printable(character: string): string {
    return /[ -~]/.test(character) ? character : codePoint(character);
}
