import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { ASSIGN_PAGE } from "./sources";

export const accountType: Rule = {
    code: "account-type",
    summary: "accounts that cannot have a number: guests, deleted accounts, accounts homed on-premises",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: ASSIGN_PAGE,
    tenant: ({ account }) => {
        if (!account) return [];
        const property = "identity";
        if (account.type === "guest")
            return [
                {
                    property,
                    message: `refers to ${describeAccount(account)}, a guest. Only users and resource accounts of the tenant itself can have a number: declare one of those.`,
                },
            ];
        if (account.type === "ghost")
            return [
                {
                    property,
                    message: `refers to ${describeAccount(account)}, an account that was deleted. Restore it, or remove the declaration.`,
                },
            ];
        if (account.homing === "unknown") return [{ unknown: "where accounts are homed" }];
        if (account.homing === "online") return [];
        return [
            {
                property,
                message: `refers to ${describeAccount(account)}, an account that is homed on-premises. Move the account to Teams first (Move-CsUser).`,
            },
        ];
    },
};
