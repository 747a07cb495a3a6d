import { describeAccount } from "../messages/describe-account";
import { isResourceAccount } from "../model/account";
import type { Rule } from "./rule";
import { isNewToAccount, othersOf } from "./situation";

export const oneNumberPerResourceAccount: Rule = {
    code: "one-number-per-resource-account",
    summary: "a second number for a resource account: alternate and private lines are for users",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/microsoftteams/multi-line",
    tenant: situation => {
        if (!isNewToAccount(situation) || !isResourceAccount(situation.account)) return [];
        const { account, declaration } = situation;
        // A second primary number is a finding of `primary-exists`.
        if (declaration.category === "Primary") return [];
        const [other] = (["Primary", "Alternate", "Private"] as const).flatMap(each => othersOf(situation, each));
        if (!other) return [];
        return [
            {
                property: "assignmentCategory",
                message: `is ${declaration.category}, but ${describeAccount(account)} is a resource account, which has ${other.number} already, held or declared. Several lines are for users: give ${declaration.number} to a resource account of its own, and let both answer for the same queue or auto attendant.`,
            },
        ];
    },
};
