import type { Account, Licence } from "../../../model/account";
import type { HeldNumber } from "../../../model/number";
import { reconcile } from "../../user-view";
import type { AccountRow, NumberRow } from "../cmdlets";
import { canonicalNumber } from "./canonical";
import { categoryOf, toHeld } from "./to-number";

/** @param unlisted Numbers that only the account's row shows and that have no row of their own. */
export function toAccount(row: AccountRow, rows: readonly NumberRow[], unlisted: readonly string[]): Account {
    const held = rows.flatMap(toHeld);
    const type = typeOf(row);
    const userPrincipalName = row.UserPrincipalName ?? row.Identity;
    return {
        objectId: row.Identity,
        userPrincipalName,
        sipAddress: sipAddressOf(row),
        displayName: row.DisplayName ?? userPrincipalName,
        type,
        usageLocation: row.UsageLocation,
        licences: licencesOf(row),
        ...voice(row, held, unlisted),
        onPremisesNumber: row.OnPremLineURI === null ? null : canonicalNumber(row.OnPremLineURI),
        homing: homingOf(row),
        serves: type === "resourceAccount" ? "unknown" : null,
        numbers: [...held, ...unlisted.map(number => toUnlisted(number, row))],
    };
}

/** Whether an account was deleted. It can be restored for 30 days, and is listed until then. */
export function isDeleted({ SoftDeletionTimestamp }: AccountRow): boolean {
    return SoftDeletionTimestamp !== null;
}

/** In lower case, without `sip:`. */
export function sipAddressOf({ SipAddress }: AccountRow): string | null {
    return SipAddress?.toLowerCase().replace(/^sip:/, "") || null;
}

/** The numbers that an account's row shows, which may lag behind the numbers' own rows. */
export function shownNumbers({ TelephoneNumbers, LineUri }: AccountRow): readonly string[] {
    const shown = TelephoneNumbers.flatMap(({ TelephoneNumber }) => TelephoneNumber ?? []);
    return (shown.length > 0 || LineUri === null ? shown : [LineUri]).map(canonicalNumber);
}

/** Government clouds and modules before 6.9.0 show the primary number only, so the others are not expected there. */
function voice(row: AccountRow, held: readonly HeldNumber[], unlisted: readonly string[]) {
    const shown = shownNumbers(row);
    const onlyPrimary = row.TelephoneNumbers.length === 0 && shown.length > 0;
    const hidden = onlyPrimary ? held.filter(({ category }) => category !== "Primary") : [];
    const numbers = [...new Set([...shown, ...hidden.map(({ number }) => number)])];
    return reconcile({ enterpriseVoiceEnabled: row.EnterpriseVoiceEnabled ?? false, numbers }, held, unlisted);
}

function typeOf(row: AccountRow): Account["type"] {
    if (isDeleted(row)) return "ghost";
    switch (row.AccountType?.toLowerCase()) {
        case "resourceaccount":
            return "resourceAccount";
        case "guest":
            return "guest";
        default:
            // An `IneligibleUser` is a person without a licence.
            return "user";
    }
}

/** `SRV:` is what an account of Skype for Business Server has as its hosting provider. */
function homingOf({ AccountType, HostingProvider }: AccountRow): Account["homing"] {
    const type = AccountType?.toLowerCase();
    if (type === "sfbonpremuser" || HostingProvider?.toUpperCase() === "SRV:") return "onPremises";
    return type === "user" || type === "resourceaccount" ? "online" : "unknown";
}

function licencesOf({ AssignedPlan, FeatureTypes }: AccountRow): Account["licences"] {
    const licences = AssignedPlan.flatMap(({ Capability, CapabilityStatus }): Licence[] =>
        Capability === null ? [] : [{ plan: Capability.replace(/_GOV$/, ""), state: stateOf(CapabilityStatus) }],
    );
    // The service lists features by licence, so an account that has telephony without a plan has plans that are not shown.
    return licences.length === 0 && FeatureTypes.includes("PhoneSystem") ? "unknown" : licences;
}

function stateOf(status: string | null): Licence["state"] {
    if (status === null || /^(enabled|warning)$/i.test(status)) return "enabled";
    return /pending/i.test(status) ? "pending" : "disabled";
}

/** Only a Direct Routing number can be in use without a row: Microsoft does not require that it is uploaded first. */
function toUnlisted(number: string, { TelephoneNumbers }: AccountRow): HeldNumber {
    const shown = TelephoneNumbers.find(each => canonicalNumber(each.TelephoneNumber ?? "") === number);
    return { number, type: "DirectRouting", category: categoryOf(shown?.AssignmentCategory ?? null) };
}
