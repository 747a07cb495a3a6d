import { known } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const identityFormat: Rule = {
    code: "identity-format",
    summary: "an `identity` or `takeFrom` that is not an object id, UPN or SIP address",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: `${SEED_PAGE}#-identity`,
    offline: args =>
        (["identity", "takeFrom"] as const).flatMap(property => {
            const identity = known(args[property]);
            if (identity?.kind !== "invalid") return [];
            const hint =
                identity.invalidCharacter === undefined
                    ? ""
                    : ` Addresses cannot contain "${identity.invalidCharacter}": remove or retype that character.`;
            return [
                {
                    property,
                    message: `is ${identity.text}, which is not an object id (GUID), UPN (alice@contoso.com) or SIP address (sip:alice@contoso.com).${hint}`,
                },
            ];
        }),
};
