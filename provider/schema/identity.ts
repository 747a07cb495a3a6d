import { textOf } from "./text";
/** What a text that should name an account says. */
export interface IdentityReading {
    readonly text: string;
    readonly kind: "objectId" | "address" | "invalid";
    /** The text in lower case and without `sip:`, so that spellings of one name compare equal. */
    readonly key: string;
}

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ADDRESS = /^(?:sip:)?[^\s@:]+@[^\s@:]+\.[^\s@:]+$/i;

export function readIdentity(value: unknown): IdentityReading {
    const text = typeof value === "string" ? value : textOf(value);
    const key = text.toLowerCase().replace(/^sip:/, "");
    if (typeof value !== "string") return { text, kind: "invalid", key };
    if (GUID.test(value)) return { text, kind: "objectId", key };
    return { text, kind: ADDRESS.test(value) ? "address" : "invalid", key };
}
