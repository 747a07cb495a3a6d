import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { declaresNumber, isResourceAccount } from "./situation";
import { SEED_PAGE } from "./sources";

export const extensionOnResourceAccount: Rule = {
    code: "extension-on-resource-account",
    summary: "`;ext=` for a resource account, which the seed's page forbids and today's service takes",
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
                message: `is ${declaration.number}, with an extension, and ${describeAccount(account)} is a resource account. Give it a number without one.`,
            },
        ];
    },
};
