import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { describeValue } from "../messages/text";

/** A value that should be a phone number. The rules check it; later stages use only `canonical`. */
export interface NumberReading {
    /** As the user wrote it; if it is not a number, as a message shows it. */
    readonly text: string;
    readonly problem: "not-text" | "tel-prefix" | "not-e164" | null;
    /** The number that the user probably meant; `null` when the text cannot be cleaned up. */
    readonly suggestion: string | null;
    /** `+` and digits, then `;ext=` and digits if there is an extension; `null` when the text is not a number. */
    readonly canonical: string | null;
    readonly extension: string | null;
    /** Calling code without `+`, such as `853`. */
    readonly callingCode: string | null;
    /** Whether the country's numbering plan has numbers of this length, according to libphonenumber. */
    readonly possible: boolean;
}

// E.164 allows 15 digits. Samples on the cmdlet's page (+1206555000;ext=1234) are shorter than any US number, so the length
// within a country is a rule of its own (`number-impossible`) and not part of the format.
const FORMAT = /^\+?([1-9][0-9]{6,14})(?:;ext=([0-9]{1,8}))?$/;

export function readNumber(value: unknown): NumberReading {
    if (typeof value !== "string") return unreadable(value, "not-text");
    if (/^\s*tel:/i.test(value)) return unreadable(value, "tel-prefix");
    const match = FORMAT.exec(value);
    if (!match) return unreadable(value, "not-e164");
    const [, digits = "", extension] = match;
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    return {
        text: value,
        problem: null,
        suggestion: null,
        canonical: `+${digits}${extension === undefined ? "" : `;ext=${extension}`}`,
        extension: extension ?? null,
        callingCode: parsed?.countryCallingCode ?? null,
        possible: parsed?.isPossible() ?? false,
    };
}

function unreadable(value: unknown, problem: "not-text" | "tel-prefix" | "not-e164"): NumberReading {
    const isWhole = typeof value === "number" && value > 0;
    const suggestion = typeof value === "string" || isWhole ? suggest(String(value)) : null;
    return {
        text: describeValue(value),
        problem,
        suggestion,
        canonical: null,
        extension: null,
        callingCode: null,
        possible: false,
    };
}

/** Full-width, Arabic-Indic and extended Arabic-Indic digits. Each block starts at a multiple of 16. */
const OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
/** Invisible marks that spreadsheets and address books put around a number. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** A longer text is not a number, and would be slow to clean up. */
const MAX_LENGTH = 100;

function suggest(text: string): string | null {
    if (text.length > MAX_LENGTH) return null;
    const cleaned = text
        .replace(OTHER_DIGITS, digit => String(digit.charCodeAt(0) % 16))
        .replace(/\uff0b/g, "+")
        .replace(INVISIBLE, "")
        .replace(/^tel:/i, "")
        .replace(/;?\s*(?:ext\.?|x)\s*=?\s*(?=[0-9]+$)/i, ";ext=")
        .replace(/[\s().\-/]/g, "")
        .replace(/^00/, "+");
    return FORMAT.test(cleaned) ? cleaned : null;
}
