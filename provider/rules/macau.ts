import { known } from "../schema/arguments";
import { type OfflineRule, SEED_PAGE } from "./rule";

const MACAU_CALLING_CODE = "853";

export const macau: OfflineRule = {
    code: "macau",
    stage: "offline",
    summary: "+853 numbers: the Macau region is not supported for phone number assignment",
    severity: { seed: "error", current: "warn" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    check: args => {
        const number = known(args.phoneNumber);
        if (number?.callingCode !== MACAU_CALLING_CODE) return [];
        return [
            {
                property: "phoneNumber",
                message: `is "${number.text}", a Macau number: Teams does not support the Macau region for phone number assignment. Use a number of another region.`,
            },
        ];
    },
};
