import { describeAccount } from "../messages/describe-account";
import { isResourceAccount } from "../model/account";
import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { SEED_PAGE } from "./sources";

export const extensionOnResourceAccount: Rule = {
    code: "extension-on-resource-account",
    summary: "`;ext=` for a resource account, which the cmdlet's page forbids and today's service accepts",
    severity: { seed: "error", current: "off" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, declaration } = situation;
        if (!account || !isResourceAccount(account) || !declaration.number.includes(";ext=")) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${declaration.number}, but ${describeAccount(account)} is a resource account, which cannot have an extension. Declare a number without one.`,
            },
        ];
    },
};
