import { describeAccount } from "../messages/describe-account";
import type { NotChecked, Problem, Rule } from "./rule";
import { declaresNumber, hasWrites, releases } from "./situation";
import { SEED_PAGE } from "./sources";

export const onPremisesNumber: Rule = {
    code: "on-premises-number",
    summary: "any write for a number that on-premises Active Directory owns: clear it there first",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, holder, number, tenant } = situation;
        const releasing = releases(situation).length > 0;
        const synced = [...(account ? [account] : []), ...(holder && releasing && holder !== account ? [holder] : [])];
        const owners = synced.flatMap((each): (Problem | NotChecked)[] => {
            if (each.onPremisesNumber === null) return [];
            if (each.onPremisesNumber === "unknown") return [{ unknown: "numbers synchronised from on-premises" }];
            return [
                {
                    property: "identity",
                    message: `is about ${describeAccount(each)}, whose number ${each.onPremisesNumber} is synchronised from on-premises Active Directory, and no cloud call can change it. Clear it there, wait for the synchronisation, then try again.`,
                },
            ];
        });
        if (number?.source === "unknown" && hasWrites(situation))
            return [...owners, { unknown: "whether numbers are synchronised from on-premises" }];
        if (number?.source !== "onPremises" || !hasWrites(situation)) return owners;
        const { migratesOnPremisesNumbers: migrates } = tenant.facts;
        if (migrates === true)
            return [
                ...owners,
                {
                    property: "phoneNumber",
                    message: `is ${number.number}, an on-premises number that this tenant converts to an online one when it is assigned (AllowOnPremToOnlineMigration).`,
                    atMost: "warn" as const,
                },
            ];
        return [
            ...owners,
            {
                property: "phoneNumber",
                message: `is ${number.number}, which is synchronised from on-premises Active Directory. Clear it there, wait for the synchronisation, then try again.`,
            },
        ];
    },
};
