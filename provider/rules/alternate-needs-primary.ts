import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { isNewToAccount, othersOf } from "./situation";

export const alternateNeedsPrimary: Rule = {
    code: "alternate-needs-primary",
    summary: "an alternate or private number for an account without a primary one",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!isNewToAccount(situation)) return [];
        const { account, declaration } = situation;
        if (declaration.category === "Primary" || othersOf(situation, "Primary").length > 0) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is ${declaration.category}, but ${describeAccount(account)} has no primary number. Declare one, or assign one by hand first.`,
            },
        ];
    },
};
