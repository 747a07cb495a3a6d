import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { declaresNumber, isNewAssignment, othersOf } from "./situation";

const MOST_ALTERNATES = 9;

export const tooManyNumbers: Rule = {
    code: "too-many-numbers",
    summary: "a tenth alternate number: an account has at most 1 primary, 9 alternate and 1 private one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!declaresNumber(situation) || !situation.account || !isNewAssignment(situation)) return [];
        if (situation.declaration.category !== "Alternate") return [];
        const others = othersOf(situation, "Alternate").length;
        if (others < MOST_ALTERNATES) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is Alternate, but ${describeAccount(situation.account)} has ${others} other alternate numbers, held or declared, and ${MOST_ALTERNATES} are the most. Release one first, or declare fewer.`,
            },
        ];
    },
};
