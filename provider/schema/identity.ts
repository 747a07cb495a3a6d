import { codePoint, describeValue } from "../messages/text";

/** What a text that should name an account says. */
export interface IdentityReading {
    /** As the user wrote it; what is invalid, as a message shows it. */
    readonly text: string;
    readonly kind: "objectId" | "address" | "invalid";
    /** The text in lower case and without `sip:`, so that spellings of one name compare equal. */
    readonly key: string;
    /** Of an invalid text: the first character that no address has, by its number when it may pass for another. */
    readonly invalidCharacter?: string;
}

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 64 characters, `@`, and a domain of 255: no address is longer (RFC 5321), and a pattern may take long over what is. */
const LONGEST = 320;
// Entra ID allows letters, digits and ' . - _ ! # ^ ~ in a UPN (Graph, `userPrincipalName`); SIP addresses have a few more. None
// has letters beyond ASCII, so that nobody can be named by a look-alike.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`|~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`|~-]+)*$/i;
const DOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i;
// Without the flag i, under which the letter k would also be the Kelvin sign.
const INVALID_CHARACTER = /[^a-zA-Z0-9!#$%&'*+/=?^_`|~.@:-]/u;

export function readIdentity(value: unknown): IdentityReading {
    if (typeof value !== "string") return { text: describeValue(value), kind: "invalid", key: describeValue(value) };
    const key = value.toLowerCase().replace(/^sip:/, "");
    if (GUID.test(value)) return { text: value, kind: "objectId", key };
    if (isAddress(value)) return { text: value, kind: "address", key };
    const [invalidCharacter] = INVALID_CHARACTER.exec(value) ?? [];
    return {
        text: describeValue(value),
        kind: "invalid",
        key,
        ...(invalidCharacter === undefined ? {} : { invalidCharacter: printable(invalidCharacter) }),
    };
}

function isAddress(text: string): boolean {
    if (text.length > LONGEST) return false;
    const [local = "", domain = "", ...more] = text.replace(/^sip:/i, "").split("@");
    return more.length === 0 && LOCAL.test(local) && DOMAIN.test(domain);
}

function printable(character: string): string {
    return /[ -~]/.test(character) ? character : codePoint(character);
}
