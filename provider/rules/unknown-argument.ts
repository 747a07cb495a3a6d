import { ARGUMENT_KEYS } from "../schema/arguments";
import { type Rule, SEED_PAGE } from "./rule";

export const unknownArgument: Rule = {
    code: "unknown-argument",
    summary: "any other key; `hostedVoiceMail` is told that it is no longer needed",
    severity: { seed: "error", current: "error" },
    structural: true,
    service: "refuses",
    source: SEED_PAGE,
    offline: args =>
        args.unknownKeys.map(key => ({
            property: key,
            message:
                key.toLowerCase() === "hostedvoicemail"
                    ? "is no longer needed: Teams users have voice mail without it, and Set-CsPhoneNumberAssignment does not take it. Remove it."
                    : `is not an argument${closest(key)} The arguments are ${ARGUMENT_KEYS.join(", ")}.`,
        })),
};

function closest(key: string): string {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
    const synonyms: Record<string, string> = {
        telephonenumber: "phoneNumber",
        number: "phoneNumber",
        numbertype: "phoneNumberType",
        upn: "identity",
        userprincipalname: "identity",
        location: "locationId",
    };
    const match = ARGUMENT_KEYS.find(known => plain(known) === plain(key)) ?? synonyms[plain(key)];
    return match === undefined ? "." : `; did you mean \`${match}\`?`;
}
