import { visible } from "../../messages/text";
import type { SkippedRow, SpreadsheetReading } from "../../spreadsheet/reading";

const REASONS: Readonly<Record<SkippedRow["reason"], string>> = {
    "no holder": "without a holder",
    "no number": "without a number",
    "no account": "for conferences, apps and policies",
};

/** What was read, and what was left out, in one or more sentences. */
export function summary(file: string, { rows, skipped, ignored, encoding }: SpreadsheetReading): string {
    const reasons = [...Map.groupBy(skipped, ({ reason }) => REASONS[reason])];
    const parts = [
        `${file}${encoding === null ? "" : ` (${encoding})`}: ${plural(rows.length, "assignment")}.`,
        ...reasons.map(([reason, all]) => `Skipped ${plural(all.length, "row")} ${reason}.`),
        ...(ignored.length > 0 ? [`Ignored columns: ${ignored.map(visible).join(", ")}.`] : []),
    ];
    return parts.join(" ");
}

export function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
