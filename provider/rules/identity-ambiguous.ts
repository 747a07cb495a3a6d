import { describeAccount } from "../messages/describe-account";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

export const identityAmbiguous: Rule = {
    code: "identity-ambiguous",
    summary:
        "an `identity` or `takeFrom` without `sip:` that is the UPN of one account and the SIP address of another: the UPN decides",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
    tenant: ({ namesakes }) =>
        namesakes.map(({ property, meant, other }) => ({
            property,
            message: `is the UPN of ${describeAccount(meant)}, to which it refers here, but also the SIP address of ${describeAccount(other)}. If you mean the first account, write its object id, ${meant.objectId}; if you mean the second, write "sip:${other.sipAddress}" or its object id, ${other.objectId}.`,
        })),
};
