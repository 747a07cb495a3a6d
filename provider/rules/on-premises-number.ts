import { describeAccount } from "../messages/describe-account";
import type { NotChecked, Problem, Rule } from "./rule";
import { declaresNumber, hasWrites, releases } from "./situation";
import { SEED_PAGE } from "./sources";

export const onPremisesNumber: Rule = {
    code: "on-premises-number",
    summary: "any write for a number that is synchronised from on-premises Active Directory: clear it there first",
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
                    message: `${each === account ? "refers to" : "cannot get the number from"} ${describeAccount(each)}, whose number ${each.onPremisesNumber} is synchronised from on-premises Active Directory and can only be changed there. Clear it there, wait for the synchronisation, then try again.`,
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
                    message: `is ${number.number}, an on-premises number: the tenant converts it to an online number when it is assigned (AllowOnPremToOnlineMigration). Declare another number if this one must stay on-premises.`,
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
