import type { Cloud } from "../model/tenant";
import type { Rule } from "./rule";
import type { Ruleset } from "./rule-settings";
import { SEED_PAGE } from "./sources";

/** From the cmdlet's page, and from the service as of 2026. */
const SERVED: Readonly<Record<Ruleset, readonly Cloud[]>> = {
    seed: ["Commercial", "GCC"],
    current: ["Commercial", "GCC", "GCCHigh", "DoD"],
};

export const cloud: Rule = {
    code: "cloud",
    summary:
        "tenants in a cloud that is not supported: `seed` allows Commercial and GCC, `current` also GCC High and DoD where the backend reaches them",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: ({ tenant, ruleset }) => {
        const served = tenant.capabilities.clouds.filter(each => SERVED[ruleset].includes(each));
        if (served.includes(tenant.cloud)) return [];
        return [
            {
                property: null,
                message: `is not supported: ${tenant.name} is in the ${tenant.cloud} cloud. The supported clouds are ${served.join(", ")}.`,
            },
        ];
    },
};
