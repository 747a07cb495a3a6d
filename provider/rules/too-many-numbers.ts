import type { Rule } from "./rule";
import { named, ofNumber, othersHeld } from "./situation";

const MOST_ALTERNATES = 9;

export const tooManyNumbers: Rule = {
    code: "too-many-numbers",
    summary: "a tenth alternate number: an account has at most 1 primary, 9 alternate and 1 private one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!ofNumber(situation) || situation.declaration.category !== "Alternate" || !situation.account) return [];
        const held = othersHeld(situation, "Alternate").length;
        if (held < MOST_ALTERNATES) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is Alternate, but ${named(situation.account)} holds ${held} alternate numbers already, and ${MOST_ALTERNATES} are the most. Release one first.`,
            },
        ];
    },
};
