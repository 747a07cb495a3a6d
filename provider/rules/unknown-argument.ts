import { didYouMean } from "../messages/closest";
import { visible } from "../messages/text";
import { ARGUMENT_KEYS } from "../schema/arguments";
import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const unknownArgument: Rule = {
    code: "unknown-argument",
    summary: "any other argument, `hostedVoiceMail` included, which is no longer needed",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    offline: args =>
        args.unknownKeys.map(key => ({
            property: visible(key) || "(an empty key)",
            message:
                key.toLowerCase() === "hostedvoicemail"
                    ? "is no longer needed: Teams users have voicemail without it, and Set-CsPhoneNumberAssignment has no such parameter. Remove it."
                    : `is not an argument${suggestion(key)} The arguments are ${ARGUMENT_KEYS.join(", ")}.`,
        })),
};

/** What the cmdlets' outputs, Graph and people call the arguments. */
const SYNONYMS = new Map([
    ["telephonenumber", "phoneNumber"],
    ["number", "phoneNumber"],
    ["numbertype", "phoneNumberType"],
    ["upn", "identity"],
    ["userprincipalname", "identity"],
    ["location", "locationId"],
]);

function suggestion(key: string): string {
    const synonym = SYNONYMS.get(key.toLowerCase().replace(/[^a-z]/g, ""));
    return synonym === undefined ? didYouMean(key, ARGUMENT_KEYS) || "." : `; did you mean \`${synonym}\`?`;
}
