import { didYouMean } from "../../messages/closest";
import { describeValue } from "../../messages/text";
import type { CellReading } from "./cell-reading";
import { trimmed } from "./tidy";

/** One of several fixed words, in any case. @returns the word as the cmdlet spells it; `null` for an empty cell */
export function readWordCell<T extends string>(cell: string, words: readonly T[]): CellReading<T | null> {
    const text = trimmed(cell);
    if (text === "") return { value: null };
    const found = words.find(word => word.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return { value: found };
    const hint = didYouMean(text, words) || ".";
    return { code: "number-type", message: `is ${describeValue(cell)}. It must be one of ${words.join(", ")}${hint}` };
}

/** `true` or `false`, in any case: Excel writes TRUE, PowerShell True. @returns `null` for an empty cell */
export function readFlagCell(cell: string): CellReading<boolean | null> {
    const text = trimmed(cell).toLowerCase();
    if (text === "") return { value: null };
    if (text === "true" || text === "false") return { value: text === "true" };
    return { code: "flag-format", message: `is ${describeValue(cell)}. It must be true or false.` };
}
