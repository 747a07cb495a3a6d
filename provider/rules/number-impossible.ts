import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const numberImpossible: Rule = {
    code: "number-impossible",
    summary:
        "a number that cannot exist in its numbering plan, or has a trunk prefix, as in +49 (0) 30: error for CallingPlan and OperatorConnect, warn for DirectRouting",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: `${OWN_RULE}: numbering plans of libphonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        if (!number?.canonical || (number.possible && number.reaches === null)) return [];
        const direct = known(args.phoneNumberType)?.choice === "DirectRouting";
        return [
            {
                property: "phoneNumber",
                message:
                    number.reaches === null
                        ? `is "${number.text}", which is too short or too long for its country code. Check for a missing or repeated digit.`
                        : `is "${number.text}", which has a trunk prefix after its country code: that is dialled within the country only. Write "${number.reaches}${number.extension === null ? "" : `;ext=${number.extension}`}".`,
                // A private branch exchange may route numbers outside the public numbering plan, such as +1206555000;ext=1234 on the
                // cmdlet's page.
                ...(direct ? { atMost: "warn" as const } : {}),
            },
        ];
    },
};
