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

function parse(number: string) {
    return library().parsePhoneNumberFromString(number);
}

/** The plans take a while to load, and a declaration of a flag has no number. */
function library() {
    return require("libphonenumber-js/min") as typeof import("libphonenumber-js/min");
}
