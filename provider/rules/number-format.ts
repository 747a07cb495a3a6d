import { known } from "../schema/arguments";
import { correctedNumber } from "./corrected-number";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const numberFormat: Rule = {
    code: "number-format",
    summary:
        "a number that is not E.164, with or without `+`; where only spaces or dashes are wrong, the message gives the cleaned number",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-phonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        if (number?.problem !== "not-e164" && number?.problem !== "not-text") return [];
        const what = number.problem === "not-text" ? "is not a string" : "is not an E.164 number";
        return [{ property: "phoneNumber", message: `is ${number.text}, which ${what}. ${correctedNumber(number)}` }];
    },
};
