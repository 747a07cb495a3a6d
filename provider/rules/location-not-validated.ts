import type { Rule } from "./rule";
import { isNorthAmerican } from "./situation";

export const locationNotValidated: Rule = {
    code: "location-not-validated",
    summary: "an emergency location that is not validated: error in the US and Canada, warn elsewhere",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/what-are-emergency-locations-addresses-and-call-routing",
    tenant: ({ location }) => {
        if (!location || location.validation === "validated") return [];
        if (location.validation === "unknown") return [{ unknown: "whether emergency addresses are validated" }];
        const state = location.validation === "invalid" ? "failed validation" : "has not been validated";
        return [
            {
                property: "locationId",
                message: `is ${location.description}, whose address ${state}: an ambulance may not find it. Validate the address first.`,
                ...(isNorthAmerican(location.country) ? {} : { atMost: "warn" as const }),
            },
        ];
    },
};
