import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const numberImpossible: Rule = {
    code: "number-impossible",
    summary:
        "a number that cannot exist in its numbering plan: error for CallingPlan and OperatorConnect, warn for DirectRouting",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: `${OWN_RULE}: numbering plans of libphonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        if (!number?.canonical || number.possible) return [];
        const direct = known(args.phoneNumberType)?.choice === "DirectRouting";
        return [
            {
                property: "phoneNumber",
                message: `is "${number.text}", which is too short or too long for its country code. Check for a missing or repeated digit.`,
                // A private branch exchange may route numbers outside the public numbering plan, such as +1206555000;ext=1234 on the
                // cmdlet's page.
                ...(direct ? { atMost: "warn" as const } : {}),
            },
        ];
    },
};
