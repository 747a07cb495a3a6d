export type Cloud = "Commercial" | "GCC" | "GCCHigh" | "DoD" | "China";

/** What a backend can do. The preview refuses a declaration that needs more. */
export interface Capabilities {
    /** The clouds that the backend can reach. */
    readonly clouds: readonly Cloud[];
    readonly setEnterpriseVoice: boolean;
    readonly findLocations: boolean;
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

export interface TenantDescription {
    /** Entra tenant id (GUID, lower case). */
    readonly id: string;
    readonly name: string;
    readonly cloud: Cloud;
    readonly backend: "embedded" | "graph";
    readonly capabilities: Capabilities;
    readonly facts: TenantFacts;
}
