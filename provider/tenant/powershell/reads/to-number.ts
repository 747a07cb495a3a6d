import type {
    AssignmentCategory,
    HeldNumber,
    Holder,
    NumberRecord,
    NumberUse,
    PhoneNumberType,
} from "../../../model/number";
import type { NumberRow } from "../cmdlets";
import { canonicalNumber, idOf, member } from "./canonical";

const TYPES: readonly PhoneNumberType[] = ["DirectRouting", "CallingPlan", "OperatorConnect"];
const CATEGORIES: readonly AssignmentCategory[] = ["Primary", "Alternate", "Private"];
const USES: Readonly<Record<string, NumberUse>> = {
    unassigned: "unassigned",
    userassigned: "assigned",
    voiceapplicationassigned: "assigned",
    conferenceassigned: "conference",
    policyassigned: "policy",
    thirdpartyappassigned: "thirdPartyApp",
};
const ACTIVATIONS = ["activated", "assignmentPending", "assignmentFailed", "updatePending", "updateFailed"] as const;

/** `null` for a type that this release does not know. */
export function typeOf({ NumberType }: NumberRow): PhoneNumberType | null {
    return member(TYPES, NumberType) ?? null;
}

/** A missing category is `Primary`: old versions of the module know no other. */
export function categoryOf(category: string | null): AssignmentCategory {
    return member(CATEGORIES, category) ?? "Primary";
}

export function locationIdOf({ LocationId }: NumberRow): string | null {
    return idOf(LocationId);
}

/** The account that holds a number; `null` if none does, or if its holder is not an account. */
export function holderIdOf(row: NumberRow): string | null {
    return useOf(row) === "assigned" ? idOf(row.AssignedPstnTargetId) : null;
}

function useOf({ PstnAssignmentStatus, AssignedPstnTargetId }: NumberRow): NumberUse {
    if (PstnAssignmentStatus === null) return idOf(AssignedPstnTargetId) === null ? "unassigned" : "unknown";
    return USES[PstnAssignmentStatus.toLowerCase()] ?? "unknown";
}

export function toHeld(row: NumberRow): HeldNumber[] {
    const type = typeOf(row);
    if (type === null) return [];
    return [{ number: canonicalNumber(row.TelephoneNumber), type, category: categoryOf(row.AssignmentCategory) }];
}

/** @param holder Its names; `null` if nobody holds the number */
export function toNumber(row: NumberRow, type: PhoneNumberType, holder: Holder | null, now: Date): NumberRecord {
    const isSupported = row.LocationUpdateSupported ?? "unknown";
    return {
        number: canonicalNumber(row.TelephoneNumber),
        type,
        capabilities: row.Capability,
        city: row.City,
        country: row.IsoCountryCode,
        locationId: locationIdOf(row),
        // The row shows whether the location can be changed, but not who manages it.
        locationManagedByOperator: isSupported === true ? false : "unknown",
        locationUpdateSupported: isSupported,
        source: member(["online", "onPremises"] as const, row.NumberSource) ?? "unknown",
        activationState: member(ACTIVATIONS, row.ActivationState) ?? "unknown",
        use: useOf(row),
        portIn: portInOf(row),
        blocked: isBlocked(row, now),
        holder,
    };
}

function portInOf({ PortInOrderStatus }: NumberRow): NumberRecord["portIn"] {
    if (PortInOrderStatus === null) return null;
    return member(["completed", "firmOrderCommitmentAccepted"] as const, PortInOrderStatus) ?? "unknown";
}

function isBlocked({ AssignmentBlockedState, AssignmentBlockedUntil }: NumberRow, now: Date): NumberRecord["blocked"] {
    switch (AssignmentBlockedState?.toLowerCase()) {
        case "notblocked":
            return false;
        case "blockedforever":
            return true;
        case "blockeduntil": {
            const until = Date.parse(AssignmentBlockedUntil ?? "");
            return Number.isNaN(until) ? true : until > now.getTime();
        }
        default:
            // Modules before 7.5.0 do not show blocks.
            return "unknown";
    }
}
