import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { textOf } from "./text";

/** What a text that should be a phone number says. The rules judge it; everything behind them uses `canonical` alone. */
export interface NumberReading {
    readonly text: string;
    readonly problem: "not-text" | "tel-prefix" | "not-e164" | null;
    /** The number that was probably meant, when cleaning the text gives one. */
    readonly suggestion: string | null;
    /** `+` and digits, then `;ext=` and digits if there is an extension; `null` when the text is no number. */
    readonly canonical: string | null;
    readonly extension: string | null;
    /** Calling code without `+`, such as `853`. */
    readonly callingCode: string | null;
    /** Whether libphonenumber's numbering plans have numbers of this length here. */
    readonly possible: boolean;
}

// E.164 allows 15 digits; the seed's own samples (+1206555000;ext=1234) are shorter than any dialable US number, so length
// within a country is a rule (`number-impossible`), not a matter of format.
const FORMAT = /^\+?([1-9][0-9]{6,14})(?:;ext=([0-9]{1,8}))?$/;

export function readNumber(value: unknown): NumberReading {
    if (typeof value !== "string") return unreadable(textOf(value), "not-text");
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

function unreadable(text: string, problem: "not-text" | "tel-prefix" | "not-e164"): NumberReading {
    const suggestion = suggest(text);
    return { text, problem, suggestion, canonical: null, extension: null, callingCode: null, possible: false };
}

function suggest(text: string): string | null {
    const cleaned = text
        .trim()
        .replace(/^tel:/i, "")
        .replace(/;?\s*(?:ext\.?|x)\s*=?\s*(?=[0-9]+$)/i, ";ext=")
        .replace(/[\s().\-/]/g, "");
    return FORMAT.test(cleaned) ? cleaned : null;
}
