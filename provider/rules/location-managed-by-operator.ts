import type { Rule } from "./rule";
import { changesLocation, declaresNumber } from "./situation";
import { SEED_PAGE } from "./sources";

export const locationManagedByOperator: Rule = {
    code: "location-managed-by-operator",
    summary: "a location that the operator manages, or a number that does not support the change",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: situation => {
        if (!declaresNumber(situation) || !situation.number || !changesLocation(situation)) return [];
        const { locationManagedByOperator: managed, locationUpdateSupported: supported, number } = situation.number;
        if (managed === true)
            return [
                {
                    property: "locationId",
                    message: `cannot be changed: the operator manages the emergency location of ${number}. Leave \`locationId\` out, and ask the operator to change it.`,
                },
            ];
        if (supported === false)
            return [
                {
                    property: "locationId",
                    message: `cannot be changed: ${number} does not support location updates. Leave \`locationId\` out, and ask the operator to change the location.`,
                },
            ];
        return managed === "unknown" || supported === "unknown"
            ? [{ unknown: "whether numbers' locations can be changed" }]
            : [];
    },
};
