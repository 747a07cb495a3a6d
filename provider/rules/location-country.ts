import type { Rule } from "./rule";

export const locationCountry: Rule = {
    code: "location-country",
    summary: "an emergency location in another country than the number's",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/what-are-emergency-locations-addresses-and-call-routing",
    tenant: situation => {
        const { location, number } = situation;
        if (!location || !number?.country || number.country === location.country) return [];
        return [
            {
                property: "locationId",
                message: `is ${location.description} in ${location.country}, but ${number.number} is a ${number.country} number, whose emergency calls are routed in ${number.country}. Declare a location in ${number.country}.`,
            },
        ];
    },
};
