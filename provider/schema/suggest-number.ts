import { type PlannedNumber, readPlan } from "./number-plan";

/** Full-width, Arabic-Indic and extended Arabic-Indic digits. Each block starts at a multiple of 16. */
const OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
/** Invisible marks that spreadsheets and address books put around a number. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
/** The hyphens, dashes and minus signs that word processors put in place of `-`. */
const DASHES = /[\p{Pd}\u2212\u2043]/gu;
/** A spreadsheet begins a text with an apostrophe, which it does not show. */
const APOSTROPHE = /^\s*['\u2018\u2019`]/;
/** A longer text is not a number, and would be slow to clean up. */
const MAX_LENGTH = 100;
const EXTENSION = /[;,]?\s*(?:ext(?:ension)?\.?|x)\s*[=:]?\s*([0-9]{1,8})$/i;
/** An area code and a number of North America: ten digits that say nothing of the country. */
const NORTH_AMERICAN = /^[2-9][0-9]{2}[2-9][0-9]{6}$/;

/**
 * The number that the user meant, where there is no doubt about it: in the form of the cmdlet's page, and the same number for
 * libphonenumber. Without `+` or `00` the text must begin with a country code, on its own or in one run of digits.
 * @returns `null` for a text that may stand for another number.
 */
export function suggestNumber(text: string): string | null {
    if (text.length > MAX_LENGTH) return null;
    const cleaned = text
        .replace(OTHER_DIGITS, digit => String(digit.charCodeAt(0) % 16))
        .replace(/\uff0b/g, "+")
        .replace(DASHES, "-")
        .replace(INVISIBLE, "")
        .replace(APOSTROPHE, "")
        .trim()
        .replace(/^tel:\s*/i, "");
    const extension = EXTENSION.exec(cleaned)?.[1];
    const base = cleaned
        .replace(EXTENSION, "")
        .replace(/^(\+?[0-9]+)\.0+$/, "$1")
        .trim();
    // `+49 (0) 30 …` also has the 0 that is dialled within the country. Only libphonenumber knows where it is part of the number.
    if (!/^[+0-9\s().\-/]+$/.test(base)) return null;
    const international = /^[(\s]*(?:\+|00)[\s(+]*(?:00)?/.exec(base)?.[0] ?? "";
    const rest = base.slice(international.length);
    if (rest.includes("+")) return null;
    const digits = rest.replace(/[^0-9]/g, "");
    const planned = readPlan(`+${digits}`);
    if (!planned?.isPossible || readPlan(planned.number)?.number !== planned.number) return null;
    const isMarked = international !== "";
    if (!isMarked && !hasCountryCode(rest, digits, planned)) return null;
    const number = isMarked ? planned.number : planned.number.slice(1);
    return `${number}${extension === undefined ? "" : `;ext=${extension}`}`;
}

/** Whether the text begins with a country code although it has no `+`. */
function hasCountryCode(text: string, digits: string, { callingCode, isValid }: PlannedNumber): boolean {
    if (!isValid || /^\s*\(/.test(text)) return false;
    const isOneRun = /^\s*[0-9]+\s*$/.test(text);
    const [first] = text.split(/[^0-9]+/).filter(Boolean);
    return isOneRun ? !NORTH_AMERICAN.test(digits) : first === callingCode;
}
