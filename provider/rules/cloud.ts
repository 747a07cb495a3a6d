import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const cloud: Rule = {
    code: "cloud",
    summary:
        "tenants in a cloud that is not served: commercial and GCC are, with `current` also GCC High and DoD, though not through Graph",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: ({ tenant, ruleset }) => {
        const served = [
            "Commercial",
            "GCC",
            ...(ruleset === "current" && tenant.backend !== "graph" ? ["GCCHigh", "DoD"] : []),
        ];
        if (served.includes(tenant.cloud)) return [];
        return [
            {
                property: null,
                message: `cannot be made: ${tenant.name} is a tenant of the ${tenant.cloud} cloud, which is not served here. Served are ${served.join(", ")}.`,
            },
        ];
    },
};
