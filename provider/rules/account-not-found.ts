import { isSipAddress } from "../model/identity";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const accountNotFound: Rule = {
    code: "account-not-found",
    summary: "an identity that no account of the tenant has",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    tenant: ({ account, declaration, tenant }) =>
        account
            ? []
            : [
                  {
                      property: "identity",
                      message: `is "${declaration.identity.text}", but ${tenant.name} has no account with that ${isSipAddress(declaration.identity.key) ? "SIP address" : "object id, UPN or SIP address"}. Correct the spelling, or remove the declaration if the person has left; a new account can take hours to appear.`,
                  },
              ],
};
