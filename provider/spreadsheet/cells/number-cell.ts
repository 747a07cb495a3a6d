import { describeValue } from "../../messages/text";
import type { CellReading } from "./cell-reading";
import { readExtensionCell } from "./extension-cell";
import { internationalNumber } from "./international-number";
import { splitExtension } from "./split-extension";
import { APOSTROPHE, damageIn, inAscii, trimmed } from "./tidy";

/** A longer text is not a number, and would be slow to clean up. */
const MAX_LENGTH = 100;
/** As `readNumber` has it, which would look the number up in the numbering plans a second time. */
const E164 = /^\+[1-9][0-9]{6,14}$/;
const SCIENTIFIC = /^[+-]?([0-9]+)(?:[.,]([0-9]*))?\s*[eE]\s*\+?([0-9]{1,3})$/;
/** A whole number that a spreadsheet shows with decimals. Shorter ones may be written with a dot between groups. */
const DECIMALS = /^([0-9]{10,})[.,]0{1,2}$/;
const THOUSANDS = /^[0-9]{1,3}(?:[,'\u2019][0-9]{3}){3,}$/;
const FORMULA = "is a formula. Save the values: copy the column and paste it as values.";

interface NumberOptions {
    readonly defaultCountry?: string | undefined;
    /** The cell of an extension's own column. */
    readonly extension?: string;
}

/** @returns the canonical number; `null` for an empty cell */
export function readNumberCell(cell: string, options: NumberOptions = {}): CellReading<string | null> {
    const whole = trimmed(cell);
    const own = readExtensionCell(options.extension ?? "");
    const refuse = (code: string, reason: string) => ({ code, message: `is ${describeValue(cell)}: ${reason}` });
    if (whole === "") {
        if ("value" in own && own.value === null) return own;
        return refuse("extension-without-number", "there is an extension, but no number. Add the number.");
    }
    if (whole.length > MAX_LENGTH) return refuse("number-format", "the text is too long for a phone number.");
    const damage = damageIn(whole);
    if (damage) return refuse("lost-value", `the text ${damage}`);
    const text = inAscii(trimmed(/^="([^"]*)"$/.exec(whole)?.[1] ?? whole)).replace(APOSTROPHE, "");
    if (text.startsWith("=")) return refuse("lost-value", `the text ${FORMULA}`);
    const scientific = refuseScientific(text);
    if (scientific) return refuse("number-digits-lost", scientific);
    const { base, extension } = splitExtension(text.replace(/^tel:\s*/i, ""));
    if ("code" in own) return own;
    if (own.value !== null && extension !== undefined && own.value !== extension)
        return refuse(
            "extension-conflict",
            `its extension is ${extension}, but the column of extensions has ${own.value}. Remove one of the two.`,
        );
    const number = internationalNumber(asInteger(base), options.defaultCountry);
    if ("code" in number) return refuse(number.code, number.message);
    const given = extension ?? own.value;
    if (!E164.test(number.value))
        return refuse("number-format", "a phone number has 7 to 15 digits and does not begin with 0 after the +.");
    return { value: given === null ? number.value : `${number.value};ext=${given}` };
}

function asInteger(text: string): string {
    if (THOUSANDS.test(text)) return text.replace(/[^0-9]/g, "");
    return DECIMALS.exec(text)?.[1] ?? text;
}

/** What to say of scientific notation; `null` for another text. */
function refuseScientific(text: string): string | null {
    const [, whole, decimals = "", exponent] = SCIENTIFIC.exec(text) ?? [];
    if (whole === undefined) return null;
    const reason =
        "Excel shows long numbers in scientific notation, and saves what it shows: digits are lost, and this file does not have them any more. Take the numbers from their source again, format the column as Text before you paste them, and save the file again.";
    // Refused all the same: a number that ends with 0 has fewer decimals, and looks as if a digit was lost.
    if (whole.length === 1 && decimals.length === Number(exponent) && decimals.length >= 6)
        return `${reason} This number still has all its digits: write +${whole}${decimals}.`;
    return reason;
}
