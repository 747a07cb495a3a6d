import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

/** Checked by `lifecycle/run/connection.ts`, which connects to the tenant of a stored resource. */
export const tenantMismatch: Rule = {
    code: "tenant-mismatch",
    summary: "a resource whose state belongs to another tenant than the connected one",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
};
