/** Control characters, marks that change the order of text, lone surrogates, and everything else without a shape of its own. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Look like an ordinary space, and are none. */
const OTHER_SPACES = /(?! )\p{Zs}/gu;
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** Begins a command of Azure Pipelines (`##vso[`, `##[`) or TeamCity, anywhere in a line. */
const COMMAND_ANYWHERE = /##(?=\w{0,40}\[)/g;
/** Begins a command of GitHub Actions, at the start of a line. */
const COMMAND_AT_START = /^(\s*):(?=:)/;
/** The same in a text that may come to stand at the start of a line, or beside another colon. */
const COLONS = /(?<=^|:):|:(?=:|$)/g;
/** Nothing of the above: most texts, which need no closer look. */
const ORDINARY = /^[ -"$-9;-~]*$/;
/** How many characters of an argument a message quotes. */
const MAX_LENGTH = 100;
/** A service's message is longer: a failed login explains itself in 600 characters. */
const MAX_MESSAGE_LENGTH = 2000;

/** An argument as a message quotes it: invisible characters and unusual spaces are escaped, and a long text is cut. */
export function visible(text: string): string {
    return plainText(text, MAX_LENGTH).replace(OTHER_SPACES, codePoint);
}

/**
 * A text from outside that other code composes into lines: one line, with nothing that a terminal or the log of a CI system acts on.
 * An ordinary text stays as it is.
 * @param maxLength in UTF-16 code units; a longer text is cut, and says how long it was
 */
export function plainText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
    if (ORDINARY.test(text) && text.length <= maxLength) return text;
    const cut = text.length > maxLength ? `${head(text, maxLength)}... (${text.length} characters)` : text;
    return plainLine(cut).replace(COLONS, codePoint);
}

/** A service's message in one line, at most 2000 characters of it. */
export function plainMessage(text: string): string {
    return plainText(
        head(text, MAX_MESSAGE_LENGTH * 2)
            .trim()
            .replace(/\s*[\r\n]\s*/g, " "),
        MAX_MESSAGE_LENGTH,
    );
}

/** The lines of a message of our own, should a text from outside have come into it unnoticed. */
export function plainLines(text: string): string {
    return text.split("\n").map(plainLine).join("\n");
}

/** A line of our own without what could act on its reader. */
export function plainLine(text: string): string {
    return text
        .replace(INVISIBLE, character => ESCAPES[character] ?? codePoint(character))
        .replace(COMMAND_ANYWHERE, `#${codePoint("#")}`)
        .replace(COMMAND_AT_START, `$1${codePoint(":")}`);
}

/** Does not cut a character in half. */
function head(text: string, length: number): string {
    return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
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
