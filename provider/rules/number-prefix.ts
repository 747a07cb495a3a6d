import { known } from "../schema/arguments";
import { correctedNumber } from "./corrected-number";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const numberPrefix: Rule = {
    code: "number-prefix",
    summary: "a number that begins with `tel:`",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-phonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        if (number?.problem !== "tel-prefix") return [];
        return [
            {
                property: "phoneNumber",
                message: `is ${number.text}: \`tel:\` is not part of a phone number here. ${correctedNumber(number)}`,
            },
        ];
    },
};
