import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const heldOtherwise: Rule = {
    code: "held-otherwise",
    summary: "a number that the account already holds, but as another type or category",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    tenant: ({ plan }) =>
        plan?.kind === "refused" ? plan.refusals.filter(({ code }) => code === "held-otherwise") : [],
};
