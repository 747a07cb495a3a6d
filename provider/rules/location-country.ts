import type { Rule } from "./rule";
import { countriesOfNumber, declaresNumber } from "./situation";

export const locationCountry: Rule = {
    code: "location-country",
    summary:
        "an emergency location in another country than the number's; a warning where only the calling code shows that country",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: "https://learn.microsoft.com/microsoftteams/what-are-emergency-locations-addresses-and-call-routing",
    tenant: situation => {
        const { location } = situation;
        if (!location || !declaresNumber(situation)) return [];
        const { countries, isDerived } = countriesOfNumber(situation);
        if (countries.length === 0 || countries.includes(location.country)) return [];
        const { number } = situation.declaration;
        const [country] = countries;
        const isOne = countries.length === 1 && !isDerived;
        return [
            {
                property: "locationId",
                message: isOne
                    ? `is ${location.description} in ${location.country}, but ${number} is a ${country} number, whose emergency calls are routed in ${country}. Declare a location in ${country}.`
                    : `is ${location.description} in ${location.country}, but the calling code of ${number} is another country's (${countries.slice(0, 3).join(", ")}). Check the number, or declare a location in its country.`,
                ...(isDerived ? { atMost: "warn" as const } : {}),
            },
        ];
    },
};
