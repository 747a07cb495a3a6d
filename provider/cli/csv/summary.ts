import { visible } from "../../messages/text";
import type { SpreadsheetReading } from "../../spreadsheet/reading";

/** What was read, and what was left out, in one or more sentences. */
export function summary(file: string, { rows, skipped, ignored, encoding }: SpreadsheetReading): string {
    const unheld = skipped.filter(({ reason }) => reason === "no holder").length;
    const parts = [
        `${file}${encoding === null ? "" : ` (${encoding})`}: ${plural(rows.length, "assignment")}.`,
        ...(unheld > 0 ? [`Skipped ${plural(unheld, "row")} without a holder.`] : []),
        ...(skipped.length > unheld ? [`Skipped ${plural(skipped.length - unheld, "row")} without a number.`] : []),
        ...(ignored.length > 0 ? [`Ignored columns: ${ignored.map(visible).join(", ")}.`] : []),
    ];
    return parts.join(" ");
}

export function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
