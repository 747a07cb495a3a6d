import type { AssignmentCategory, PhoneNumberType } from "../../../model/number";
import { malformedNumber, unknownCategory, unknownType } from "./refusals";

// The embedded service has its own parsers. It shares none with the provider's schema, so that tests of one against the other can
// find mistakes in both.

/** Parses a number as the cmdlet accepts it: digits with or without `+`, and an optional extension. @throws ServiceError */
export function parseNumber(text: string): { number: string; extension: string | null } {
    const [base = "", suffix, ...rest] = text.split(";");
    const digits = base.startsWith("+") ? base.slice(1) : base;
    const isNumber = digits.length >= 7 && digits.length <= 15 && isDigits(digits) && digits[0] !== "0";
    const extension = suffix === undefined ? null : suffix.startsWith("ext=") ? suffix.slice(4) : "";
    const isExtension = extension === null || (extension.length > 0 && extension.length <= 8 && isDigits(extension));
    if (!isNumber || !isExtension || rest.length > 0) throw malformedNumber(text);
    return { number: extension === null ? `+${digits}` : `+${digits};ext=${extension}`, extension };
}

export function parseType(text: string): PhoneNumberType {
    switch (text.toLowerCase()) {
        case "directrouting":
            return "DirectRouting";
        case "callingplan":
            return "CallingPlan";
        case "operatorconnect":
            return "OperatorConnect";
        default:
            throw unknownType(text);
    }
}

export function parseCategory(text: string | undefined): AssignmentCategory {
    switch (text?.toLowerCase()) {
        case undefined:
        case "primary":
            return "Primary";
        case "alternate":
            return "Alternate";
        case "private":
            return "Private";
        default:
            throw unknownCategory(String(text));
    }
}

function isDigits(text: string): boolean {
    return [...text].every(character => character >= "0" && character <= "9");
}
