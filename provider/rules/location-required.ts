import type { Rule } from "./rule";
import { declaresNumber, isNewAssignment, isNorthAmerican } from "./situation";

export const locationRequired: Rule = {
    code: "location-required",
    summary:
        "a Calling Plan number in the US or Canada without an emergency location (example 1 on the cmdlet's page has none)",
    severity: { seed: "warn", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/considerations-calling-plan",
    tenant: situation => {
        if (!declaresNumber(situation) || situation.declaration.type !== "CallingPlan" || !isNewAssignment(situation))
            return [];
        const { number, declaration } = situation;
        if (!number?.country || !isNorthAmerican(number.country)) return [];
        const location = declaration.locationId === undefined ? number.locationId : declaration.locationId;
        if (location !== null) return [];
        return [
            {
                property: "locationId",
                message: `is missing, and ${number.number} has no emergency location. In ${number.country} a Calling Plan number needs one when it is assigned: declare it (getEmergencyLocation finds it by city).`,
            },
        ];
    },
};
