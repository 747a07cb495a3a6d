import { locationList } from "../messages/location-list";
import type { Rule } from "./rule";
import { declaresNumber } from "./situation";

export const locationNotFound: Rule = {
    code: "location-not-found",
    summary: "an emergency location that the tenant does not have",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/what-are-emergency-locations-addresses-and-call-routing",
    tenant: situation => {
        if (!declaresNumber(situation) || situation.location || !situation.tenant.capabilities.findLocations) return [];
        const { locationId } = situation.declaration;
        if (typeof locationId !== "string") return [];
        return [
            {
                property: "locationId",
                message: `is ${locationId}, but ${situation.tenant.name} has no emergency location with that id. ${locationList(situation.tenant)}; getEmergencyLocation looks one up.`,
            },
        ];
    },
};
