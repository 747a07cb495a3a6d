import { known } from "../schema/arguments";
import { type OfflineRule, SEED_PAGE } from "./rule";

export const locationRemovalCallingPlan: OfflineRule = {
    code: "location-removal-calling-plan",
    stage: "offline",
    summary: "removing the location of a CallingPlan number",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: `${SEED_PAGE}#-locationid`,
    check: args => {
        if (known(args.phoneNumberType)?.choice !== "CallingPlan" || known(args.locationId)?.kind !== "remove")
            return [];
        return [
            {
                property: "locationId",
                message:
                    "is null, but the location of a Calling Plan number cannot be removed, only changed. Give another location, or leave `locationId` out to keep what is there.",
            },
        ];
    },
};
