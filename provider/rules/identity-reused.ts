import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

/** Checked by `lifecycle/diff.ts`, because only `diff` sees the state. */
export const identityReused: Rule = {
    code: "identity-reused",
    summary:
        "an identity that is the UPN in the state but now belongs to another account: a new person has the old name",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
};
