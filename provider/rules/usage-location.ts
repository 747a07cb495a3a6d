import { describeAccount } from "../messages/describe-account";
import { dialledIn } from "../schema/number-plan";
import type { Rule } from "./rule";
import { countriesOfNumber, declaresNumber } from "./situation";
import { ASSIGN_PAGE } from "./sources";

export const usageLocation: Rule = {
    code: "usage-location",
    summary:
        "a primary number of another country than the account's usage location: error for CallingPlan, warn otherwise. The calling code shows the country if the inventory does not",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: ASSIGN_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, declaration } = situation;
        if (!account || !["user", "resourceAccount"].includes(account.type) || declaration.category !== "Primary")
            return [];
        const { countries, isDerived } = countriesOfNumber(situation);
        const { usageLocation: own } = account;
        if (countries.length === 0 || (own !== null && countries.includes(own))) return [];
        // The inventory does not list a number that another one was meant for, but may list the other one.
        const meant = own !== null && isDerived ? dialledIn(own, declaration.number) : null;
        const has = own === null ? "has no usage location" : `has the usage location ${own}`;
        const where =
            countries.length === 1
                ? countries[0]
                : `${countries.slice(0, 3).join(", ")} or another country of its calling code`;
        const source = isDerived ? " by its calling code" : "";
        const question = meant === null ? "" : ` Did you mean ${meant}?`;
        return [
            {
                property: "phoneNumber",
                message: `is ${declaration.number}, a number of ${where}${source}, but ${describeAccount(account)} ${has}.${question} Declare a number of the account's country, or set its usage location to the number's in Entra.`,
                ...(declaration.type === "CallingPlan" ? {} : { atMost: "warn" as const }),
            },
        ];
    },
};
