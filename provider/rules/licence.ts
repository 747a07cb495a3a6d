import { describeAccount } from "../messages/describe-account";
import { type Account, isResourceAccount, type Licence } from "../model/account";
import { effectOf } from "../model/service-plans";
import type { Rule } from "./rule";
import { declaresNumber } from "./situation";
import { ASSIGN_PAGE } from "./sources";
import { teamsPhoneLicences } from "./teams-phone-licence";

export const licence: Rule = {
    code: "licence",
    summary:
        "accounts whose Teams Phone licence, or Calling Plan licence for a Calling Plan number, is missing, pending or disabled",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: ASSIGN_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation)) return [];
        const { account, declaration } = situation;
        if (!account || account.type === "guest" || account.type === "ghost") return [];
        const phone = teamsPhoneLicences(account);
        if (account.licences === "unknown" || phone === "unknown") return [{ unknown: "licences" }];
        const isResource = isResourceAccount(account);
        const calling = account.licences.filter(({ plan }) => effectOf(plan) === "callingPlan");
        const problems = [
            problemOf(phone, isResource ? RESOURCE_LICENCE : "Teams Phone licence (MCOEV)"),
            declaration.type === "CallingPlan" && !isResource
                ? problemOf(calling, CALLING_PLAN_LICENCE, `, which a Calling Plan number needs${credits(account)}`)
                : null,
        ].filter(problem => problem !== null);
        return problems.map(problem => ({
            property: "identity",
            message: `refers to ${describeAccount(account)}, but ${problem}`,
        }));
    },
};

const RESOURCE_LICENCE = "Teams Phone Resource Account licence (MCOEV_VIRTUALUSER)";
const CALLING_PLAN_LICENCE = "Calling Plan licence (MCOPSTN…)";

function credits({ licences }: Account): string {
    const hasCredits = licences !== "unknown" && licences.some(({ plan }) => effectOf(plan) === "credits");
    return hasCredits ? "; Communications Credits are not one" : "";
}

/** What is wrong with the licences of one kind, and what to do about it; `null` when one of them is enabled. */
function problemOf(licences: readonly Licence[], name: string, reason = ""): string | null {
    const states = licences.map(({ state }) => state);
    if (states.includes("enabled")) return null;
    if (states.includes("pending"))
        return `its ${name} is still pending. Wait until it is active, which takes minutes to hours.`;
    if (states.includes("disabled")) return `the service plan of its ${name} is disabled. Enable that service plan.`;
    return `that account has no ${name}${reason}. Assign one and wait until it is active.`;
}
