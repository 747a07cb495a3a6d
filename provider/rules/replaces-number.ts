import { isGiven } from "../schema/arguments";
import { type OfflineRule, OWN_RULE } from "./rule";

export const replacesNumber: OfflineRule = {
    code: "replaces-number",
    stage: "offline",
    summary: "`replacesNumber`, which this release does not support yet",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "accepts",
    source: OWN_RULE,
    check: args =>
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
