import { z } from "zod";
import type { Account, AccountType } from "../../../model/account";
import type { HeldNumber } from "../../../model/number";
import { reconcile } from "../../user-view";
import { canonicalNumber, categoryOf, type NumberAssignment, typeOf } from "../api/wire";
import { isResourceAccount } from "./resource-account";
import type { User } from "./user-directory";

/** An account as Teams has it. */
export const UserConfiguration = z.object({
    id: z.string().toLowerCase(),
    accountType: z.string().nullish(),
    isEnterpriseVoiceEnabled: z.boolean().nullish(),
    telephoneNumbers: z
        .array(z.object({ telephoneNumber: z.string(), assignmentCategory: z.string().nullish() }))
        .nullish(),
});
export type UserConfiguration = z.infer<typeof UserConfiguration>;

/** What Teams knows of an account and its numbers. */
export interface TeamsDetails {
    /** `null` for an account that Teams does not list: one that has never used Teams, or perhaps a resource account. */
    readonly configuration: UserConfiguration | null;
    /** The rows of the numbers that the account holds. */
    readonly rows: readonly NumberAssignment[];
    /** Numbers that the configuration shows and the inventory does not have at all. */
    readonly unlisted: readonly string[];
}

/** Merges what the parts of Graph know about an account. */
export function toAccount(
    user: User,
    { configuration, rows, unlisted }: TeamsDetails,
    licences: Account["licences"],
): Account {
    const type = accountType(user, configuration, rows, licences);
    const held = rows.flatMap(toHeld);
    return {
        objectId: user.id,
        userPrincipalName: user.userPrincipalName,
        sipAddress: user.imAddresses?.[0]?.toLowerCase().replace(/^sip:/, "") ?? null,
        displayName: user.displayName ?? user.userPrincipalName,
        type,
        usageLocation: user.usageLocation ?? null,
        licences,
        ...voice(configuration, held, unlisted),
        onPremisesNumber: onPremisesNumber(user, rows),
        homing: homing(configuration),
        serves: type === "resourceAccount" ? "unknown" : null,
        numbers: [...held, ...unlisted.map(number => toUnlisted(number, configuration))],
    };
}

/** Without a configuration, the flag is on exactly if the account holds a number: assigning one turns it on. */
function voice(configuration: UserConfiguration | null, held: readonly HeldNumber[], unlisted: readonly string[]) {
    if (configuration === null) return { enterpriseVoiceEnabled: held.length > 0 };
    const enterpriseVoiceEnabled = configuration.isEnterpriseVoiceEnabled ?? false;
    return reconcile({ enterpriseVoiceEnabled, numbers: shownNumbers(configuration) }, held, unlisted);
}

/** The numbers in an account's configuration, which may lag behind the inventory. */
export function shownNumbers(configuration: UserConfiguration | null): readonly string[] {
    return (configuration?.telephoneNumbers ?? []).map(each => canonicalNumber(each.telephoneNumber));
}

function accountType(
    user: User,
    configuration: UserConfiguration | null,
    rows: readonly NumberAssignment[],
    licences: Account["licences"],
): AccountType {
    const type = configuration?.accountType;
    if (type === "resourceAccount" || type === "guest") return type;
    if (user.userType === "Guest") return "guest";
    if (type === "user" || type === "sfbOnPremUser") return "user";
    return isResourceAccount(user, rows, licences) ? "resourceAccount" : "user";
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

/** Only a Direct Routing number can be in use without a row: Microsoft does not require that it is uploaded first. */
function toUnlisted(number: string, configuration: UserConfiguration | null): HeldNumber {
    const shown = configuration?.telephoneNumbers?.find(each => canonicalNumber(each.telephoneNumber) === number);
    return { number, type: "DirectRouting", category: categoryOf({ assignmentCategory: shown?.assignmentCategory }) };
}
