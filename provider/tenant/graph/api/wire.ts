import { z } from "zod";
import type { AssignmentCategory, NumberRecord, NumberUse, PhoneNumberType } from "../../../model/number";

// The parts of Microsoft's v1.0 metadata (schemas/v1.0-Prod.csdl of 2026-08-20) that this backend uses. Enumerations are strings,
// because the service may have members that this release does not know.

export const NumberAssignment = z.object({
    telephoneNumber: z.string(),
    numberType: z.string().nullish(),
    activationState: z.string().nullish(),
    capabilities: z.array(z.string()).nullish(),
    locationId: z.string().nullish(),
    city: z.string().nullish(),
    isoCountryCode: z.string().nullish(),
    assignmentTargetId: z.string().nullish(),
    assignmentCategory: z.string().nullish(),
    assignmentStatus: z.string().nullish(),
    portInStatus: z.string().nullish(),
    numberSource: z.string().nullish(),
    supportedCustomerActions: z.array(z.string()).nullish(),
});
export type NumberAssignment = z.infer<typeof NumberAssignment>;

export type Organization = z.infer<typeof Organization>;
export const Organization = z.object({ id: z.string().toLowerCase(), displayName: z.string().nullish() });

export type Operation = z.infer<typeof Operation>;
export const Operation = z.object({
    status: z.string(),
    numbers: z.array(z.object({ status: z.string().nullish(), statusDetail: z.string().nullish() })).nullish(),
});

const ZERO_GUID = "00000000-0000-0000-0000-000000000000";
// Maps, because a plain object also has entries for names such as `constructor`.
const TYPES: ReadonlyMap<string, PhoneNumberType> = new Map([
    ["directrouting", "DirectRouting"],
    ["callingplan", "CallingPlan"],
    ["operatorconnect", "OperatorConnect"],
]);
const CATEGORIES: ReadonlyMap<string, AssignmentCategory> = new Map([
    ["primary", "Primary"],
    ["alternate", "Alternate"],
    ["private", "Private"],
]);
const USES: ReadonlyMap<string, NumberUse> = new Map([
    ["unassigned", "unassigned"],
    ["userassigned", "assigned"],
    ["voiceapplicationassigned", "assigned"],
    ["conferenceassigned", "conference"],
    ["policyassigned", "policy"],
    ["thirdpartyappassigned", "thirdPartyApp"],
]);
const ACTIVATIONS = ["activated", "assignmentPending", "assignmentFailed", "updatePending", "updateFailed"] as const;
const PORT_INS = ["completed", "firmOrderCommitmentAccepted"] as const;
const SOURCES = ["online", "onPremises"] as const;

/** A member of one of the domain's enumerations in Graph's spelling. */
export const asGraph = (member: string) => member.charAt(0).toLowerCase() + member.slice(1);

/** `null` for a type that this release does not know, such as Graph's `internalError`. */
export function typeOf({ numberType }: NumberAssignment): PhoneNumberType | null {
    return TYPES.get(numberType?.toLowerCase() ?? "") ?? null;
}

/** A missing category is `Primary`, which is also the default of `assignNumber`. */
export function categoryOf({ assignmentCategory }: Pick<NumberAssignment, "assignmentCategory">): AssignmentCategory {
    return CATEGORIES.get(assignmentCategory?.toLowerCase() ?? "") ?? "Primary";
}

export function canonicalNumber(text: string): string {
    return text.startsWith("+") ? text : `+${text}`;
}

/** The account that holds a number; `null` if none does, or if its holder is not an account. */
export function holderIdOf(row: NumberAssignment): string | null {
    return useOf(row) === "assigned" ? targetIdOf(row) : null;
}

/** Whether Graph gives a status that this release does not know, such as `internalError`. */
export function isUseUnknown(row: NumberAssignment): boolean {
    return useOf(row) === "unknown";
}

/** What a number is assigned to: an account, or something else. */
export function targetIdOf({ assignmentTargetId }: NumberAssignment): string | null {
    return assignmentTargetId?.toLowerCase() ?? null;
}

function useOf({ assignmentStatus, assignmentTargetId }: NumberAssignment): NumberUse {
    if (assignmentStatus === null || assignmentStatus === undefined)
        return assignmentTargetId ? "unknown" : "unassigned";
    return USES.get(assignmentStatus.toLowerCase()) ?? "unknown";
}

/** A row in the domain's terms. The caller supplies the number's type, which must be known, and its holder. */
export function toNumber(row: NumberAssignment, type: PhoneNumberType, holder: NumberRecord["holder"]): NumberRecord {
    const actions = row.supportedCustomerActions;
    const isSupported = actions ? actions.includes("locationUpdate") : "unknown";
    return {
        number: canonicalNumber(row.telephoneNumber),
        type,
        capabilities: (row.capabilities ?? []).map(each => each.charAt(0).toUpperCase() + each.slice(1)),
        city: row.city || null,
        country: row.isoCountryCode || null,
        locationId: locationIdOf(row),
        // Graph shows which actions a customer may take, but not why one is missing: the operator is one possible reason.
        locationManagedByOperator: isSupported === true ? false : "unknown",
        locationUpdateSupported: isSupported,
        source: member(SOURCES, row.numberSource) ?? "unknown",
        activationState: member(ACTIVATIONS, row.activationState) ?? "unknown",
        use: useOf(row),
        portIn: row.portInStatus ? (member(PORT_INS, row.portInStatus) ?? "unknown") : null,
        blocked: "unknown",
        holder,
    };
}

/** `null` if unset, which PowerShell shows as the zero GUID. */
export function locationIdOf({ locationId }: NumberAssignment): string | null {
    return locationId && locationId !== ZERO_GUID ? locationId.toLowerCase() : null;
}

function member<T extends string>(members: readonly T[], text: string | null | undefined): T | undefined {
    return members.find(each => each.toLowerCase() === text?.toLowerCase());
}
