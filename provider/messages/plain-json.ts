const ACTIVE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * JSON with the same values as `JSON.stringify` gives, of which a terminal or the log of a CI system acts on nothing: what it could
 * act on is escaped inside the strings.
 */
export function plainJson(value: unknown, indent = 0): string {
    // Outside strings, JSON has none of these characters but the line breaks of an indented text.
    return JSON.stringify(value, null, indent)
        .replace(ACTIVE, each => (each === "\n" ? each : codeUnits(each)))
        .replaceAll("##", `#${codeUnits("#")}`)
        .replaceAll("::", `:${codeUnits(":")}`);
}

function codeUnits(character: string): string {
    return [...Array(character.length).keys()]
        .map(index => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
        .join("");
}
