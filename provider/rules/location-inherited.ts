import type { Rule } from "./rule";
import { assignsNumber, declaresNumber, isHolder } from "./situation";
import { OWN_RULE } from "./sources";

export const locationInherited: Rule = {
    code: "location-inherited",
    summary: "a new holder without a `locationId`: the number would keep its former holder's address",
    severity: { seed: "warn", current: "error" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
    tenant: situation => {
        if (!declaresNumber(situation) || !assignsNumber(situation) || isHolder(situation)) return [];
        const { number, declaration, currentLocation } = situation;
        if (declaration.locationId !== undefined || !number?.locationId) return [];
        const where = currentLocation
            ? `${currentLocation.description}, ${currentLocation.city} (${currentLocation.locationId})`
            : number.locationId;
        return [
            {
                property: "locationId",
                message: `is not declared, so ${number.number} keeps its current location, ${where}: an ambulance would go there. Declare the new holder's location, or this one to keep it.`,
            },
        ];
    },
};
