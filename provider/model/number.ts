export type PhoneNumberType = "DirectRouting" | "CallingPlan" | "OperatorConnect";
export type AssignmentCategory = "Primary" | "Alternate" | "Private";

/** A number as an account holds it. */
export interface HeldNumber {
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
}

export interface Holder {
    readonly objectId: string;
    /** `null` when the directory no longer knows the holder. */
    readonly userPrincipalName: string | null;
    readonly displayName: string | null;
    readonly category: AssignmentCategory;
}

/** `assigned` is to a user or a resource account; what the others serve is no account, and they are never taken. */
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
    /** Whether the number's location can be changed at all (`LocationUpdateSupported`). */
    readonly locationUpdateSupported: boolean | "unknown";
    readonly source: "online" | "onPremises" | "unknown";
    readonly activationState:
        | "activated"
        | "assignmentPending"
        | "assignmentFailed"
        | "updatePending"
        | "updateFailed"
        | "unknown";
    /** What the number serves. */
    readonly use: NumberUse;
    readonly portIn: "completed" | "firmOrderCommitmentAccepted" | null | "unknown";
    /** Whether the number is blocked from being assigned, by the tenant's clock. */
    readonly blocked: boolean | "unknown";
    readonly holder: Holder | null;
}
