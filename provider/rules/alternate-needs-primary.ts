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
    loss: ({ number, account, remaining }) => {
        const isPrimary = number.holder?.category === "Primary";
        const [other] = remaining;
        if (!account || !isPrimary || !other || remaining.some(({ category }) => category === "Primary")) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${number.number}, the primary number of ${describeAccount(account)}, which is to be released while ${other.number} (${other.category}) stays: the service assigns no alternate or private number without a primary one, and may not keep those. Declare another primary number, or remove the others as well.`,
            },
        ];
    },
};
