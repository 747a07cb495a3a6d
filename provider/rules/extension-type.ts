import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const extensionType: Rule = {
    code: "extension-type",
    summary: "`;ext=` on a type other than DirectRouting",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: `${SEED_PAGE}#-phonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        const type = known(args.phoneNumberType)?.choice;
        if (!number?.extension || !type || type === "DirectRouting") return [];
        return [
            {
                property: "phoneNumber",
                message: `is "${number.text}", but only Direct Routing numbers can have an extension, and the type is ${type}. Remove \`;ext=${number.extension}\`, or correct \`phoneNumberType\`.`,
            },
        ];
    },
};
