import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const accountNotFound: Rule = {
    code: "account-not-found",
    summary: "an identity that the tenant does not know",
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
                      message: `is "${declaration.identity.text}", and ${tenant.name} has no account of that object id, UPN or SIP address. Check the spelling; remove the declaration of somebody who left; a new account may take minutes to hours to appear.`,
                  },
              ],
};
