import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const primaryExists: Rule = {
    code: "primary-exists",
    summary: "an account that already holds another number of this category, which nothing gives up",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: OWN_RULE,
    tenant: ({ plan }) =>
        plan?.kind === "refused" ? plan.refusals.filter(({ code }) => code === "primary-exists") : [],
};
