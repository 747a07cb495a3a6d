import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const numberTaken: Rule = {
    code: "number-taken",
    summary: "a number that another account holds, without consent to take it",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    tenant: ({ plan }) => (plan?.kind === "refused" ? plan.refusals.filter(({ code }) => code === "number-taken") : []),
};
