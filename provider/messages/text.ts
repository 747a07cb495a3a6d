/** Characters that are invisible, or look like an ordinary space. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", " ": " " };
/** How many characters of a text a message quotes. */
const MAX_LENGTH = 100;

/** A text as a message may show it: invisible characters are escaped, and a long text is cut. */
export function visible(text: string): string {
    const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}... (${text.length} characters)` : text;
    return withoutInvisible(cut);
}

/** The text with its invisible characters escaped. */
export function withoutInvisible(text: string): string {
    return text.replace(INVISIBLE, character => ESCAPES[character] ?? codePoint(character));
}

/** Any value as a message shows it: a string in quotes, an object by its kind. */
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

/** The escape of a character, such as `\u200b`. */
export function codePoint(character: string): string {
    const hex = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex}`;
}

function describeObject(value: object): string {
    try {
        if (value instanceof Date) return "a date";
        return Array.isArray(value) ? "a list" : "an object";
    } catch {
        // A revoked proxy throws on every access.
        return "an object";
    }
}
