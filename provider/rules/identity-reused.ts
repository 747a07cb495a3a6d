import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

/** Judged by `diff`, which alone sees the state (`lifecycle/diff.ts`). */
export const identityReused: Rule = {
    code: "identity-reused",
    summary:
        "an identity that is the UPN in the state but names another object id by now: somebody new has the old name",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
};
