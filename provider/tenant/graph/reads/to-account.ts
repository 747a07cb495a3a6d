import { z } from "zod";
import type { Account, AccountType } from "../../../model/account";
import type { HeldNumber } from "../../../model/number";
import { canonicalNumber, categoryOf, type NumberAssignment, typeOf } from "../api/wire";
import type { User } from "./user-directory";

/** An account as Teams has it. */
export const UserConfiguration = z.object({
    id: z.string().toLowerCase(),
    accountType: z.string().nullish(),
    isEnterpriseVoiceEnabled: z.boolean().nullish(),
    telephoneNumbers: z.array(z.object({ telephoneNumber: z.string() })).nullish(),
});
export type UserConfiguration = z.infer<typeof UserConfiguration>;

/** Merges what the parts of Graph know about an account. */
export function toAccount(
    user: User,
    configuration: UserConfiguration | null,
    rows: readonly NumberAssignment[],
    licences: Account["licences"],
): Account {
    const type = accountType(user, configuration);
    return {
        objectId: user.id,
        userPrincipalName: user.userPrincipalName,
        sipAddress: user.imAddresses?.[0]?.toLowerCase().replace(/^sip:/, "") ?? null,
        displayName: user.displayName ?? user.userPrincipalName,
        type,
        usageLocation: user.usageLocation ?? null,
        licences,
        // An account without a configuration has never used Teams, so its flag is off.
        enterpriseVoiceEnabled: configuration?.isEnterpriseVoiceEnabled ?? false,
        onPremisesNumber: onPremisesNumber(user, rows),
        homing: homing(configuration),
        serves: type === "resourceAccount" ? "unknown" : null,
        numbers: rows.flatMap(toHeld),
    };
}

function accountType(user: User, configuration: UserConfiguration | null): AccountType {
    const type = configuration?.accountType;
    if (type === "resourceAccount" || type === "guest") return type;
    return user.userType === "Guest" ? "guest" : "user";
}

function homing(configuration: UserConfiguration | null): Account["homing"] {
    switch (configuration?.accountType) {
        case "sfbOnPremUser":
            return "onPremises";
        case "user":
        case "resourceAccount":
            return "online";
        default:
            return "unknown";
    }
}

/**
 * Graph does not show the attribute in on-premises Active Directory. An account that is not synchronised has none, and the
 * inventory shows which numbers come from there.
 */
function onPremisesNumber(user: User, rows: readonly NumberAssignment[]): Account["onPremisesNumber"] {
    const synchronised = rows.find(({ numberSource }) => numberSource === "onPremises");
    if (synchronised) return canonicalNumber(synchronised.telephoneNumber);
    return user.onPremisesSyncEnabled ? "unknown" : null;
}

function toHeld(row: NumberAssignment): HeldNumber[] {
    const type = typeOf(row);
    return type ? [{ number: canonicalNumber(row.telephoneNumber), type, category: categoryOf(row) }] : [];
}
