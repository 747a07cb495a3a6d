/** What the public numbering plans, which libphonenumber has, say of a number. */
export interface PlannedNumber {
    /** `+` and digits: the number that is reached. Without a trunk prefix, such as the 0 in +49 (0) 30, that was dialled with it. */
    readonly number: string;
    /** Without `+`, such as `853`. */
    readonly callingCode: string;
    /** Whether the country has numbers of this length. */
    readonly isPossible: boolean;
    /** Whether the country has assigned numbers that begin like this. */
    readonly isValid: boolean;
}

/** @param number `+` and digits. @returns `null` if no country has that calling code, or the number is far too short or long */
export function readPlan(number: string): PlannedNumber | null {
    const parsed = parse(number);
    if (!parsed) return null;
    return {
        number: parsed.number,
        callingCode: parsed.countryCallingCode,
        isPossible: parsed.isPossible(),
        isValid: parsed.isValid(),
    };
}

/** Of the calling code 1: they are reached from, and ordered in, several of its countries. */
const TOLL_FREE = /^\+18(?:00|33|44|55|66|77|88)/;

/**
 * The countries that a number may belong to.
 * @param number Canonical, with or without an extension.
 * @returns ISO 3166 alpha-2 codes; `[]` where the calling code is that of no country, such as +800.
 */
export function countriesOf(number: string): readonly string[] {
    const [digits = ""] = number.split(";");
    const parsed = parse(digits);
    if (!parsed) return [];
    if (parsed.country !== undefined && !TOLL_FREE.test(digits)) return [parsed.country];
    const { getCountries, getCountryCallingCode } = library();
    return getCountries().filter(country => getCountryCallingCode(country) === parsed.countryCallingCode);
}

/**
 * The number that somebody probably meant who wrote it as it is dialled within a country: with `+` before it, it is another one.
 * @param country ISO 3166 alpha-2 code.
 * @returns `null` if there is no such number, or no doubt about the one given
 */
export function dialledIn(country: string, number: string): string | null {
    const [digits = "", extension] = number.split(";");
    const { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } = library();
    if (!isSupportedCountry(country)) return null;
    // North America writes no trunk prefix, so its numbers are mistaken for others more often than those of other countries.
    if (getCountryCallingCode(country) !== "1" && parse(digits)?.isValid()) return null;
    const parsed = parsePhoneNumberFromString(digits.slice(1), country);
    if (!parsed?.isValid() || parsed.country !== country || parsed.number === digits) return null;
    return extension === undefined ? parsed.number : `${parsed.number};${extension}`;
}

function parse(number: string) {
    return library().parsePhoneNumberFromString(number);
}

let loaded: typeof import("libphonenumber-js/min") | undefined;

/** The plans take a while to load, and a declaration of a flag has no number. Node would look for the package at each call. */
export function library() {
    loaded ??= require("libphonenumber-js/min") as typeof import("libphonenumber-js/min");
    return loaded;
}
