/** What takes no place on the screen, or passes for an ordinary space there. */
const UNSEEN = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", " ": " " };
/** How much of a text a message quotes. */
const LONGEST = 100;

/** A text as a message may show it: what the eye cannot see is written out, and what is too long is cut. */
export function visible(text: string): string {
    const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}... (${text.length} characters)` : text;
    return cut.replace(UNSEEN, character => ESCAPES[character] ?? codePoint(character));
}

/** Any value as a message names it: a text in quotes, anything that is no text in words. */
export function describeValue(value: unknown): string {
    switch (typeof value) {
        case "string":
            return `"${visible(value.replace(/["\\]/g, "\\$&"))}"`;
        case "number":
        case "bigint":
        case "boolean":
            return visible(String(value));
        case "undefined":
            return "nothing";
        case "symbol":
        case "function":
            return `a ${typeof value}`;
        default:
            return value ? describeObject(value) : "null";
    }
}

/** A character by its number, as in `\u200b`. */
export function codePoint(character: string): string {
    const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}

function describeObject(value: object): string {
    try {
        if (value instanceof Date) return "a date";
        return Array.isArray(value) ? "a list" : "an object";
    } catch {
        // A revoked proxy answers no question at all.
        return "an object";
    }
}
