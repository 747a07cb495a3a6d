import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { ASSIGN_PAGE } from "./sources";

export const usageLocation: Rule = {
    code: "usage-location",
    summary:
        "a primary number of another country than the user's usage location: error for CallingPlan, warn otherwise",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: ASSIGN_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, number, declaration } = situation;
        if (account?.type !== "user" || declaration.category !== "Primary" || !number?.country) return [];
        if (number.country === account.usageLocation) return [];
        const has =
            account.usageLocation === null
                ? "has no usage location"
                : `has the usage location ${account.usageLocation}`;
        return [
            {
                property: "phoneNumber",
                message: `is a ${number.country} number, but ${describeAccount(account)} ${has}. Set the usage location to ${number.country} in Entra, or declare a number of the user's country.`,
                ...(declaration.type === "CallingPlan" ? {} : { atMost: "warn" as const }),
            },
        ];
    },
};
