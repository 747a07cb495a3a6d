import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { isNewToAccount, othersOf } from "./situation";

const MAX_ALTERNATES = 9;

export const tooManyNumbers: Rule = {
    code: "too-many-numbers",
    summary: "a tenth alternate number: an account can have at most 1 primary, 9 alternate and 1 private number",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!isNewToAccount(situation) || situation.declaration.category !== "Alternate") return [];
        const others = othersOf(situation, "Alternate").length;
        if (others < MAX_ALTERNATES) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is Alternate, but ${describeAccount(situation.account)} has ${others} other alternate numbers, held or declared, and ${MAX_ALTERNATES} is the maximum. Release one first, or declare fewer.`,
            },
        ];
    },
};
