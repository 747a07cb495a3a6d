import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const numberFormat: Rule = {
    code: "number-format",
    summary: "not E.164 and not the same digits without `+`; spaces or dashes get the cleaned number suggested",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-phonenumber`,
    offline: args => {
        const number = known(args.phoneNumber);
        if (number?.problem !== "not-e164" && number?.problem !== "not-text") return [];
        const cure = number.suggestion
            ? `Write "${number.suggestion}".`
            : 'Write it with its country code and digits alone, as in "+12065551234" or "12065551234"; Direct Routing also takes "+14255551000;ext=100".';
        const what =
            number.problem === "not-text"
                ? `is ${number.text}, not a text in quotes`
                : `is ${number.text}, which is not an E.164 number`;
        return [{ property: "phoneNumber", message: `${what}. ${cure}` }];
    },
};
