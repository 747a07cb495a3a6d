import { isGiven } from "../schema/arguments";
import { OWN_RULE, type Rule } from "./rule";

export const replacesNumber: Rule = {
    code: "replaces-number",
    summary: "`replacesNumber`, which this release does not support yet",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    offline: args =>
        isGiven(args.replacesNumber)
            ? [
                  {
                      property: "replacesNumber",
                      message:
                          "is not supported yet. Release the account's other number first: declare it and remove the declaration, or run `teams-phone tenant remove`.",
                  },
              ]
            : [],
};
