import { known } from "../schema/arguments";
import { correctedNumber } from "./corrected-number";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const replacesNumber: Rule = {
    code: "replaces-number",
    summary: "a `replacesNumber` that is not a number, or is the declared number itself",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    offline: args => {
        const replaced = known(args.replacesNumber);
        const property = "replacesNumber";
        if (!replaced) return [];
        if (!replaced.canonical)
            return [
                {
                    property,
                    message: `is ${replaced.text}, which is not an E.164 number. ${correctedNumber(replaced)}`,
                },
            ];
        if (replaced.canonical !== known(args.phoneNumber)?.canonical) return [];
        return [
            {
                property,
                message: `is ${replaced.canonical}, the number that this declaration assigns. Name the number that the account gives up for it, or remove \`replacesNumber\`.`,
            },
        ];
    },
};
