import type { Account } from "../model/account";
import type { Stored } from "../schema/state";
import type { Rule } from "./rule";
import { OWN_RULE } from "./sources";

/** Checked against the state: by the gate, and by `lifecycle/diff.ts`, which also knows how the program spelled the name before. */
export const identityReused: Rule = {
    code: "identity-reused",
    summary:
        "an identity that is the UPN in the state but now belongs to another account: a new person has the old name",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: OWN_RULE,
};

/** Continues the sentence that `identity` begins. @param account The account that has the name now. */
export function reusedMessage(text: string, account: Account, stored: Stored): string {
    return `is "${text}", which named ${stored.displayName} (object id ${stored.accountObjectId}) when this was assigned, and names ${account.displayName} (object id ${account.objectId}) now. If the number is to go to the new account, write its object id; else remove the declaration, or write the old object id.`;
}
