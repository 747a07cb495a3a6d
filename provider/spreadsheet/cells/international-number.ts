import type { CellReading } from "./cell-reading";
import { readPlan } from "./numbering-plan";

const CHARACTERS = /^[+(\s]*[0-9][+0-9\s().\-/\u00b7]*$/;
/** `+`, `00`, and both where somebody added a `+` to a text that had `00`. */
const INTERNATIONAL = /^[(\s]*(?:\++[\s(]*(?:00)?|00)/;
/** The 0 that is dialled only within a country, in brackets: +49 (0) 30, +44 (020). */
const BRACKETED_TRUNK = /\(0[0-9]*\)/;
/** The longest numbers without a country code, and the shortest with one, have 10 digits. */
const AMBIGUOUS_LENGTH = 10;

/**
 * @param text A number without extension, in ASCII. @param country The country of numbers without a country code.
 * @returns `+` and digits
 */
export function internationalNumber(text: string, country: string | undefined): CellReading<string> {
    if (!CHARACTERS.test(text))
        return /[0-9]{7}[^0-9]+[+0-9][0-9]{6}/.test(text)
            ? refuse("number-format", "there is more than one number. Give each number a row of its own.")
            : refuse(
                  "number-format",
                  "the text is not a phone number. Write it like +12065550100, with ;ext=102 for an extension.",
              );
    const marker = INTERNATIONAL.exec(text)?.[0];
    const rest = text.slice(marker?.length ?? 0);
    if (rest.includes("+"))
        return refuse("number-format", "there is a + within the number. Give each number a row of its own.");
    const digits = rest.replace(/[^0-9]/g, "");
    if (marker === undefined) return withoutMarker(text, digits, country);
    const planned = readPlan(`+${digits}`);
    const isBracketed = BRACKETED_TRUNK.test(rest);
    if (planned && planned.number !== `+${digits}` && !(isBracketed && planned.isValid()))
        return refuse(
            "number-trunk-prefix",
            `its 0 after the country code is dialled only within the country. Write ${planned.number} if that is the number.`,
        );
    if (isBracketed && !planned?.isValid())
        return refuse("number-trunk-prefix", "it is not clear whether the digits in brackets belong to it.");
    if (marker.includes("00") && /^[0-9]+$/.test(rest) && !planned?.isPossible())
        return refuse(
            "number-format",
            "after 00 there is not a number of any country. Write it with + and the country code.",
        );
    // A number in one piece is as it is, for the rules to judge. Of several pieces, the last one may be an extension.
    if (!/^[0-9]+$/.test(rest) && !planned?.isPossible())
        return refuse(
            "number-format",
            "it has too many or too few digits for its country. An extension is written like ;ext=102.",
        );
    return { value: isBracketed && planned ? planned.number : `+${digits}` };
}

function withoutMarker(text: string, digits: string, country: string | undefined): CellReading<string> {
    const isLong = digits.length > AMBIGUOUS_LENGTH && !/^[0(\s]/.test(text);
    const abroad = isLong ? validNumber(`+${digits}`) : null;
    if (country === undefined) {
        if (abroad === `+${digits}`) return { value: abroad };
        if (abroad !== null)
            return refuse(
                "number-trunk-prefix",
                `it has no +, and a 0 that is dialled only within the country. Write ${abroad} if that is the number.`,
            );
        return refuse(
            "number-without-country",
            "it has no country code. Write it with + and the country code, or set the default country of the file.",
        );
    }
    const inCountry = validNumber(digits, country);
    if (inCountry !== null && abroad !== null && inCountry !== abroad)
        return refuse(
            "number-without-country",
            `it may be ${abroad}, or ${inCountry} in the default country (${country}). Write it with + and the country code.`,
        );
    const value = inCountry ?? abroad;
    return value === null
        ? refuse(
              "number-without-country",
              `it is not a number of the default country (${country}). Write it with + and the country code.`,
          )
        : { value };
}

function validNumber(text: string, country?: string): string | null {
    const planned = readPlan(text, country);
    return planned?.isValid() ? planned.number : null;
}

function refuse(code: string, message: string) {
    return { code, message };
}
