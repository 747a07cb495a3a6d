import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

/** Judged wherever a stored resource meets a tenant (`lifecycle/run/connection.ts`). */
export const tenantMismatch: Rule = {
    code: "tenant-mismatch",
    summary: "a resource whose state names another tenant than the connected one",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
};
