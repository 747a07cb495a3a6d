import type { SpreadsheetFinding } from "./reading";

/** The findings of one kind. */
export interface FindingGroup {
    readonly code: string;
    /** The first ones. */
    readonly shown: readonly SpreadsheetFinding[];
    /** How many there are beside those. */
    readonly more: number;
}

/** Findings by code, in the order of the first of each: a file with hundreds has few kinds. @param limit How many to show of each. */
export function groupFindings(findings: readonly SpreadsheetFinding[], limit: number): readonly FindingGroup[] {
    return [...Map.groupBy(findings, ({ code }) => code)].map(([code, all]) => ({
        code,
        shown: all.slice(0, limit),
        more: Math.max(0, all.length - limit),
    }));
}
