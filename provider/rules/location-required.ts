import type { Rule } from "./rule";
import { countriesOfNumber, declaresNumber, isNewAssignment, isNorthAmerican } from "./situation";

export const locationRequired: Rule = {
    code: "location-required",
    summary:
        "a Calling Plan number in the US or Canada for a user, without an emergency location (example 1 on the cmdlet's page has none)",
    severity: { seed: "warn", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/considerations-calling-plan",
    tenant: situation => {
        if (!declaresNumber(situation) || situation.declaration.type !== "CallingPlan" || !isNewAssignment(situation))
            return [];
        const { account, number, declaration } = situation;
        // Microsoft's page speaks of users only. A toll-free number, which no user can have, has no address.
        if (!number || account?.type !== "user" || !number.capabilities.includes("UserAssignment")) return [];
        const { countries, isDerived } = countriesOfNumber(situation);
        const [country] = countries;
        if (country === undefined || !countries.every(isNorthAmerican)) return [];
        const location = declaration.locationId === undefined ? number.locationId : declaration.locationId;
        if (location !== null) return [];
        return [
            {
                property: "locationId",
                message: `is missing, and ${number.number} has no emergency location. In ${country} a Calling Plan number needs one when it is assigned to a user: declare it (getEmergencyLocation finds it by city).`,
                ...(isDerived ? { atMost: "warn" as const } : {}),
            },
        ];
    },
};
