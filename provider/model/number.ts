export type PhoneNumberType = "DirectRouting" | "CallingPlan" | "OperatorConnect";
export type AssignmentCategory = "Primary" | "Alternate" | "Private";

/** A number that an account holds. */
export interface HeldNumber {
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
}

export interface Holder {
    readonly objectId: string;
    /** `null` when the holder is no longer in the directory. */
    readonly userPrincipalName: string | null;
    readonly displayName: string | null;
    readonly category: AssignmentCategory;
}

/** `assigned` means to a user or resource account. The others, except `unassigned`, are in use elsewhere and are never taken. */
export type NumberUse = "unassigned" | "assigned" | "conference" | "policy" | "thirdPartyApp" | "unknown";

export interface NumberRecord {
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly capabilities: readonly string[];
    readonly city: string | null;
    /** ISO 3166 alpha-2 code. */
    readonly country: string | null;
    readonly locationId: string | null;
    /** Whether the operator, not the customer, manages the location. */
    readonly locationManagedByOperator: boolean | "unknown";
    /** Whether the location can be changed (`LocationUpdateSupported`). */
    readonly locationUpdateSupported: boolean | "unknown";
    readonly source: "online" | "onPremises" | "unknown";
    readonly activationState:
        | "activated"
        | "assignmentPending"
        | "assignmentFailed"
        | "updatePending"
        | "updateFailed"
        | "unknown";
    readonly use: NumberUse;
    readonly portIn: "completed" | "firmOrderCommitmentAccepted" | null | "unknown";
    /** Whether the number is blocked from being assigned now, by the clock of the tenant. */
    readonly blocked: boolean | "unknown";
    readonly holder: Holder | null;
}
