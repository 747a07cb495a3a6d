/** A spreadsheet begins a text with an apostrophe, which it does not show. */
export const APOSTROPHE = /^['\u2018\u2019`]\s*/;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** Full-width, Arabic-Indic and extended Arabic-Indic digits. Each block starts at a multiple of 16. */
const OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/** The text without blanks, line breaks and invisible characters around it. */
export function trimmed(text: string): string {
    // Almost all cells are like this, and the rest of this function is slow.
    if (/^[!-~](?:[ -~]*[!-~])?$|^$/.test(text)) return text;
    const characters = [...text];
    const isKept = (each: string) => each.trim() !== "" && !INVISIBLE.test(each);
    const first = characters.findIndex(isKept);
    return first === -1 ? "" : characters.slice(first, characters.findLastIndex(isKept) + 1).join("");
}

/** Digits and the plus sign in ASCII, all blanks as spaces, all dashes as hyphens, and no invisible characters. */
export function inAscii(text: string): string {
    if (/^[ -~]*$/.test(text)) return text;
    return text
        .replace(OTHER_DIGITS, digit => String(digit.charCodeAt(0) % 16))
        .replace(/[\uff0b\ufe62]/g, "+")
        .replace(/[\p{Pd}\u2212\u2043]/gu, "-")
        .replace(/\s/g, " ")
        .replace(/[\p{Cc}\p{Cf}]/gu, "");
}

/** The text without the apostrophe that keeps a spreadsheet from taking it for a formula. Our own exports have it. */
export function withoutFormulaMark(text: string): string {
    return text.replace(/^'(?=\s*[=+@-])/, "");
}

/** A GUID in braces, as some programs write it, without them. */
export function withoutBraces(text: string): string {
    return /^\{[0-9a-f-]{36}\}$/i.test(text) ? text.slice(1, -1) : text;
}

/** What a program wrote in place of a value; `null` for a value. */
export function damageIn(text: string): string | null {
    if (/^#+$/.test(text))
        return "only shows that the column was too narrow. Widen it in Excel, and save the file again.";
    if (/^#[\p{L}/_0-9]+[!?]?$/u.test(text) && !/^#[0-9]+$/.test(text))
        return "is an error value of Excel's. Correct the formula, and save the file again.";
    if (/^System\.|^Microsoft\.\w+\./.test(text) && /\[|\.\w+\./.test(text))
        return "is the name of a type, which PowerShell writes in place of a list or an object. Select its values before `Export-Csv`.";
    if (text.includes("\ufffd"))
        return "contains U+FFFD, which stands for a character that an earlier conversion lost. Export the file again.";
    return null;
}
