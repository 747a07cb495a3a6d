import { accountInWords } from "../messages/describe-account";
import type { Rule } from "./rule";
import { isServiceAccount, ofNumber } from "./situation";
import { SEED_PAGE } from "./sources";

export const extensionOnResourceAccount: Rule = {
    code: "extension-on-resource-account",
    summary: "`;ext=` for a resource account, which the seed's page forbids and today's service takes",
    severity: { seed: "error", current: "off" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: situation => {
        if (!ofNumber(situation)) return [];
        const { account, declaration } = situation;
        if (!account || !isServiceAccount(account) || !declaration.number.includes(";ext=")) return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${declaration.number}, with an extension, and ${accountInWords(account)} is a resource account. Give it a number without one.`,
            },
        ];
    },
};
