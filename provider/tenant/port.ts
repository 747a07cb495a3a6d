/**
 * The interface that every backend implements.
 *
 * Guarantees, which the contract suite checks on each backend:
 * - Reads answer in the order of the question, one entry each; `null` means "certainly not there". A read that failed rejects.
 * - `apply` answers one outcome per change, in order, and never rejects because the service refused one of them.
 * - A number is canonical here (`+14255551000;ext=100`), an account is its object id, and "no location" is `null`.
 * - A `release` reads the holder and releases under one lock, because the service's own unassign names no holder.
 * - Nothing is guessed: what a backend cannot know is `"unknown"`.
 */

export type PhoneNumberType = "DirectRouting" | "CallingPlan" | "OperatorConnect";
export type AssignmentCategory = "Primary" | "Alternate" | "Private";
export type Cloud = "Commercial" | "GCC" | "GCCHigh" | "DoD" | "China";
export type AccountType = "user" | "resourceAccount" | "guest" | "ghost";

export interface TenantDescription {
    /** Entra tenant id (GUID, lower case). */
    readonly id: string;
    readonly name: string;
    readonly cloud: Cloud;
    readonly backend: "embedded" | "graph" | "powershell";
    readonly capabilities: Capabilities;
    readonly facts: TenantFacts;
}

/** Settings of the whole tenant that decide over assignments. */
export interface TenantFacts {
    /** Is or was enabled for Skype for Business regionally hosted meetings, which the cmdlet does not serve. */
    readonly regionallyHostedMeetings: boolean | "unknown";
    /** Every unassigned number is blocked from being assigned again (`Set-CsPhoneNumberTenantConfiguration`). */
    readonly blocksOnUnassign: boolean | "unknown";
    /** `AllowOnPremToOnlineMigration`: an online assignment may convert an on-premises Direct Routing number. */
    readonly migratesOnPremisesNumbers: boolean | "unknown";
    /** `AssignmentEmailEnabled`: whoever is assigned a number gets a mail. */
    readonly mailsOnAssign: boolean | "unknown";
    /** `UnassignmentEmailEnabled`: whoever loses a number gets a mail. */
    readonly mailsOnUnassign: boolean | "unknown";
}

/** What a backend can do at all; a use of what it cannot is refused in preview. */
export interface Capabilities {
    readonly setEnterpriseVoice: boolean;
    readonly findLocations: boolean;
}

export interface Licence {
    /** Service plan name, such as `MCOEV` (Teams Phone) or `MCOPSTN1` (domestic Calling Plan). */
    readonly plan: string;
    readonly state: "enabled" | "pending" | "disabled";
}

/** A number as an account holds it. */
export interface HeldNumber {
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
}

export interface Account {
    /** Entra object id (GUID, lower case). */
    readonly objectId: string;
    readonly userPrincipalName: string;
    /** Without the `sip:` prefix; `null` when the account has none. */
    readonly sipAddress: string | null;
    readonly displayName: string;
    readonly type: AccountType;
    /** ISO 3166 alpha-2 code, or `null` when none is set. */
    readonly usageLocation: string | null;
    readonly licences: readonly Licence[] | "unknown";
    readonly enterpriseVoiceEnabled: boolean;
    /** A number synchronised from on-premises Active Directory, which no cloud call can change. */
    readonly onPremisesNumber: string | null | "unknown";
    /** Where the account is homed; only online ones are served. */
    readonly homing: "online" | "onPremises" | "unknown";
    /** What a resource account answers calls for; `null` for people, and for a resource account that nothing uses. Absent is unknown. */
    readonly serves: "callQueue" | "autoAttendant" | null | "unknown";
    readonly numbers: readonly HeldNumber[];
}

export interface Holder {
    readonly objectId: string;
    /** `null` when the directory no longer knows the holder. */
    readonly userPrincipalName: string | null;
    readonly displayName: string | null;
    readonly category: AssignmentCategory;
}

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

/** `assigned` is to a user or a resource account; what the others serve is no account, and they are never taken. */
export type NumberUse = "unassigned" | "assigned" | "conference" | "policy" | "thirdPartyApp" | "unknown";

export interface EmergencyLocation {
    /** LocationId (GUID, lower case). */
    readonly locationId: string;
    readonly description: string;
    /** The civic address in words. */
    readonly address: string;
    readonly city: string;
    /** ISO 3166 alpha-2 code. */
    readonly country: string;
    readonly validation: "validated" | "invalid" | "notValidated";
}

/** Every key that is given must match; text is compared without case. */
export interface LocationQuery {
    readonly locationId?: string;
    readonly city?: string;
    readonly country?: string;
    readonly description?: string;
}

export interface Assign {
    readonly kind: "assign";
    readonly account: string;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    /** Absent leaves the number's location as it is, `null` removes it. */
    readonly locationId?: string | null;
}
export interface Release {
    readonly kind: "release";
    readonly number: string;
    readonly type: PhoneNumberType;
    /** Object id of the account that must still hold the number; otherwise nothing is released. */
    readonly expectedHolder: string;
}
export interface SetLocation {
    readonly kind: "setLocation";
    readonly account: string;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly locationId: string | null;
}
export interface SetEnterpriseVoice {
    readonly kind: "setEnterpriseVoice";
    readonly account: string;
    readonly enabled: boolean;
}
export type Change = Assign | Release | SetLocation | SetEnterpriseVoice;

/**
 * `refused` is the service's answer, verbatim: nothing was written. `unknown` means that the answer was lost: the write may
 * or may not have happened, so read before repeating it. A release whose holder is no longer the expected one is `refused`
 * with the code `HolderChanged` (ours). `reliedOn` names undocumented behaviours that a simulated tenant had to decide.
 */
export type Outcome =
    | { readonly kind: "done"; readonly reliedOn?: readonly string[] }
    | { readonly kind: "refused"; readonly code: string; readonly message: string }
    | { readonly kind: "unknown"; readonly message: string };

/** A guess for each part of a question. */
export type Likely = readonly (string | undefined)[];

export interface Tenant {
    describe(): Promise<TenantDescription>;
    /**
     * Finds accounts by object id, UPN or SIP address (with or without `sip:`), in any case.
     * @param likely The object ids that they most likely have: a backend may ask about these at the same time, and answers the same without.
     */
    findAccounts(identities: readonly string[], likely?: Likely): Promise<readonly (Account | null)[]>;
    /** @param likely Object ids of whoever most likely holds them; the same goes for these. */
    findNumbers(numbers: readonly string[], likely?: Likely): Promise<readonly (NumberRecord | null)[]>;
    findLocations(query: LocationQuery): Promise<readonly EmergencyLocation[]>;
    /** The whole inventory, ordered by number, a page at a time. */
    inventory(): AsyncIterable<readonly NumberRecord[]>;
    /** Every account, ordered by object id, a page at a time. */
    accounts(): AsyncIterable<readonly Account[]>;
    /**
     * From how many questions on, each of which is about an account or a number, it takes fewer requests to read everything by
     * `accounts` and `inventory`: of questions that are asked together, and of those that come a few at a time.
     */
    listsPayFrom(): Promise<{ readonly together: number; readonly apart: number }>;
    apply(changes: readonly Change[]): Promise<readonly Outcome[]>;
    close(): void;
}
