import { describeValue } from "../messages/text";
import { readPlan } from "./number-plan";
import { suggestNumber } from "./suggest-number";

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
    /** Another number, which dialling this one reaches: `+` and digits. `null` except for a number with a trunk prefix. */
    readonly reaches: string | null;
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
    const planned = readPlan(`+${digits}`);
    return {
        text: value,
        problem: null,
        suggestion: null,
        canonical: `+${digits}${extension === undefined ? "" : `;ext=${extension}`}`,
        extension: extension ?? null,
        callingCode: planned?.callingCode ?? null,
        possible: planned?.isPossible ?? false,
        reaches: planned && planned.number !== `+${digits}` ? planned.number : null,
    };
}

function unreadable(value: unknown, problem: "not-text" | "tel-prefix" | "not-e164"): NumberReading {
    const isWhole = typeof value === "number" && Number.isSafeInteger(value) && value > 0;
    const suggestion = typeof value === "string" || isWhole ? suggestNumber(String(value)) : null;
    return {
        text: describeValue(value),
        problem,
        suggestion,
        canonical: null,
        extension: null,
        callingCode: null,
        possible: false,
        reaches: null,
    };
}
