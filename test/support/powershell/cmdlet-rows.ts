import {
    type AccountRow,
    isBlocked,
    type LocationRow,
    licencesOf,
} from "../../../provider/tenant/embedded/database/rows";
import type { AccountDetails, NumberDetails } from "../../../provider/tenant/embedded/queries";

const ZERO_GUID = "00000000-0000-0000-0000-000000000000";
const ACTIVATIONS: Readonly<Record<string, string>> = { activated: "Activated" };

/** A row of Get-CsPhoneNumberAssignment. */
export function numberOutput(row: NumberDetails) {
    const isService = row.holder_type === "resourceAccount";
    const used = row.use === null ? "Unassigned" : `${capital(row.use)}Assigned`;
    return {
        TelephoneNumber: row.number,
        NumberType: row.type,
        ActivationState: ACTIVATIONS[row.activation] ?? capital(row.activation),
        AssignedPstnTargetId: row.holder ?? (row.use === null ? null : `${row.use} of ${row.number}`),
        AssignmentCategory: row.category ?? "",
        Capability: JSON.parse(row.capabilities) as string[],
        City: row.city,
        IsoCountryCode: row.country,
        LocationId: row.location_id ?? ZERO_GUID,
        LocationUpdateSupported: row.managed_by === "customer" && row.location_update === 1,
        NumberSource: capital(row.source),
        PortInOrderStatus: row.port_in,
        PstnAssignmentStatus: row.holder === null ? used : isService ? "VoiceApplicationAssigned" : "UserAssigned",
        AssignmentBlockedState: isBlocked(row, new Date().toISOString()) ? "BlockedForever" : "NotBlocked",
        AssignmentBlockedUntil: null,
    };
}

/** A row of Get-CsOnlineUser. */
export function accountOutput({ account, held }: AccountDetails) {
    const primary = held.find(({ category }) => (category ?? "Primary") === "Primary");
    return {
        Identity: account.object_id,
        UserPrincipalName: account.upn,
        SipAddress: account.sip === null ? null : `sip:${account.sip}`,
        DisplayName: account.display_name,
        AccountType: accountType(account),
        UsageLocation: account.usage_location,
        EnterpriseVoiceEnabled: account.enterprise_voice === 1,
        LineUri: primary ? `tel:${primary.number}` : null,
        OnPremLineURI: account.on_premises_number === null ? null : `tel:${account.on_premises_number}`,
        FeatureTypes: ["Teams"],
        HostingProvider: account.homing === "onPremises" ? "SRV:" : "sipfed.online.lync.com",
        SoftDeletionTimestamp: account.type === "softDeleted" ? "2026-11-01T00:00:00.0000000Z" : null,
        TelephoneNumbers: held.map(({ number, category }) => ({
            TelephoneNumber: number,
            AssignmentCategory: category ?? "Primary",
        })),
        AssignedPlan: licencesOf(account).map(({ plan, state }) => ({
            Capability: plan,
            CapabilityStatus: state === "enabled" ? "Enabled" : state === "pending" ? "PendingProvisioning" : "Deleted",
        })),
    };
}

/** A row of Get-CsOnlineLisLocation. */
export function locationOutput({ location_id, description, address, city, country, validation }: LocationRow) {
    return {
        LocationId: location_id,
        Description: description,
        StreetName: address,
        City: city,
        CountryOrRegion: country,
        ValidationStatus: capital(validation),
    };
}

function accountType({ type, homing }: AccountRow): string {
    if (type === "resourceAccount" || type === "guest") return capital(type);
    return homing === "onPremises" ? "SfBOnPremUser" : "User";
}

function capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
