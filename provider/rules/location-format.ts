import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const locationFormat: Rule = {
    code: "location-format",
    summary: 'a `locationId` that is not a GUID, null or "null"',
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-locationid`,
    offline: args => {
        const location = known(args.locationId);
        if (location?.kind !== "invalid") return [];
        return [
            {
                property: "locationId",
                message: `is ${location.text}, which is not a LocationId. Use the GUID from getEmergencyLocation or Get-CsOnlineLisLocation, null to remove the location, or leave \`locationId\` out to keep it.`,
            },
        ];
    },
};
