import type { CountryCode } from "libphonenumber-js/min";
import { library } from "../../schema/number-plan";

interface PlannedNumber {
    /** `+` and digits, without a trunk prefix such as the 0 in +49 (0) 30. */
    readonly number: string;
    /** Whether its country has numbers of this length. */
    isPossible(): boolean;
    /** Whether its country has assigned numbers that begin like this. */
    isValid(): boolean;
}

/**
 * What the public numbering plans, which libphonenumber has, say of a number.
 * @param country ISO 3166 alpha-2 code: reads the number as it is dialled there.
 * @returns `null` for a text that is not like a number of any country
 */
export function readPlan(number: string, country?: string): PlannedNumber | null {
    return library().parsePhoneNumberFromString(number, country as CountryCode | undefined) ?? null;
}

/** Whether libphonenumber knows the country (ISO 3166 alpha-2, in capitals). */
export function isCountry(code: string): boolean {
    return library().isSupportedCountry(code);
}
