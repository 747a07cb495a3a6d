import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const locationFormat: Rule = {
    code: "location-format",
    summary: 'not a GUID, null or "null"',
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
                message: `is ${location.text}. Give the LocationId (a GUID, as getEmergencyLocation or Get-CsOnlineLisLocation returns it), null to remove the location, or leave it out to keep what is there.`,
            },
        ];
    },
};
