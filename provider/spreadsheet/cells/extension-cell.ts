import { describeValue } from "../../messages/text";
import type { CellReading } from "./cell-reading";
import { splitExtension } from "./split-extension";
import { APOSTROPHE, inAscii, trimmed } from "./tidy";

/** A longer text is not an extension, and would be slow to search. */
const MAX_LENGTH = 100;

/** @returns the digits; `null` for an empty cell */
export function readExtensionCell(cell: string): CellReading<string | null> {
    const text = inAscii(trimmed(cell)).replace(APOSTROPHE, "");
    if (text === "") return { value: null };
    const problem = {
        code: "extension-format",
        message: `is ${describeValue(cell)}, which is not an extension of 1 to 8 digits.`,
    };
    if (text.length > MAX_LENGTH) return problem;
    const { base, extension } = splitExtension(`1 ${text.replace(/^([0-9]+)[.,]0{1,2}$/, "$1")}`);
    if (base === "1" && extension !== undefined) return { value: extension };
    const digits = /^([0-9]{1,8})(?:[.,]0{1,2})?$/.exec(text)?.[1];
    if (digits !== undefined) return { value: digits };
    return problem;
}
