import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const locationRemovalCallingPlan: Rule = {
    code: "location-removal-calling-plan",
    summary: "removing the location of a CallingPlan number",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: `${SEED_PAGE}#-locationid`,
    offline: args => {
        if (known(args.phoneNumberType)?.choice !== "CallingPlan" || known(args.locationId)?.kind !== "remove")
            return [];
        return [
            {
                property: "locationId",
                message:
                    "is null, but the location of a Calling Plan number can only be changed, not removed. Give another location, or leave `locationId` out to keep the current one.",
            },
        ];
    },
};
