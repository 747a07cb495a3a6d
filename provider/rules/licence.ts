import { describeAccount } from "../messages/describe-account";
import type { Licence } from "../model/account";
import type { Rule } from "./rule";
import { declaresNumber, isResourceAccount } from "./situation";
import { ASSIGN_PAGE } from "./sources";

/** What is wrong with the licences of one kind: each state has a cure of its own. */
function lack(licences: readonly Licence[], name: string): string[] {
    const states = licences.map(({ state }) => state);
    if (states.includes("enabled")) return [];
    if (states.includes("pending"))
        return [`whose licence ${name} is still pending. Wait until it is active, which takes minutes to hours.`];
    if (states.includes("disabled"))
        return [`whose licence ${name} is there with that service disabled. Enable the service plan.`];
    return [`who has no licence ${name}. Assign one and wait until it is active.`];
}

export const licence: Rule = {
    code: "licence",
    summary:
        "accounts whose Teams Phone licence, or Calling Plan for a Calling Plan number, is missing, pending or disabled",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: ASSIGN_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, declaration } = situation;
        if (!account || account.type === "guest" || account.type === "ghost") return [];
        const { licences } = account;
        if (licences === "unknown") return [{ unknown: "licences" }];
        const isResource = isResourceAccount(account);
        const phone = licences.filter(({ plan }) => plan === "MCOEV" || (isResource && plan === "MCOEV_VIRTUALUSER"));
        const calling = licences.filter(({ plan }) => plan.startsWith("MCOPSTN"));
        const needsPlan = declaration.type === "CallingPlan" && !isResource;
        const problem = (lacks: string) => ({
            property: "identity",
            message: `names ${describeAccount(account)}, ${lacks}`,
        });
        return [
            ...lack(phone, isResource ? "Teams Phone Resource Account (MCOEV_VIRTUALUSER)" : "Teams Phone (MCOEV)"),
            ...(needsPlan ? lack(calling, "Calling Plan (MCOPSTN…), which a Calling Plan number needs,") : []),
        ].map(problem);
    },
};
