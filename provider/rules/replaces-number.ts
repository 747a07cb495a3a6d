import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const replacesNumber: Rule = {
    code: "replaces-number",
    summary: "a `replacesNumber` that is no number, or is the declared number itself",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    offline: args => {
        const replaced = known(args.replacesNumber);
        const property = "replacesNumber";
        if (!replaced) return [];
        if (!replaced.canonical) {
            const cure = replaced.suggestion ?? "+12065551234";
            return [{ property, message: `is ${replaced.text}, which is not an E.164 number. Write "${cure}".` }];
        }
        if (replaced.canonical !== known(args.phoneNumber)?.canonical) return [];
        return [
            {
                property,
                message: `is ${replaced.canonical}, the declared number itself. Name the number that the account may lose for it, or remove \`replacesNumber\`.`,
            },
        ];
    },
};
