export type Cloud = "Commercial" | "GCC" | "GCCHigh" | "DoD" | "China";

/** What a backend can do. The preview refuses a declaration that needs more. */
export interface Capabilities {
    /** The clouds that the backend can reach. */
    readonly clouds: readonly Cloud[];
    readonly setEnterpriseVoice: boolean;
    readonly findLocations: boolean;
}

/** Settings of the whole tenant that affect assignments. */
export interface TenantFacts {
    /** Is or was enabled for Skype for Business regionally hosted meetings, which the cmdlet does not support. */
    readonly regionallyHostedMeetings: boolean | "unknown";
    /** An unassigned number is blocked from being assigned again (`Set-CsPhoneNumberTenantConfiguration`). */
    readonly blocksOnUnassign: boolean | "unknown";
    /** `AllowOnPremToOnlineMigration`: an online assignment converts an on-premises Direct Routing number. */
    readonly migratesOnPremisesNumbers: boolean | "unknown";
    /** `AssignmentEmailEnabled`: the service sends a mail to the user who gets a number. */
    readonly mailsOnAssign: boolean | "unknown";
    /** `UnassignmentEmailEnabled`: the service sends a mail to the user who loses a number. */
    readonly mailsOnUnassign: boolean | "unknown";
}

export interface TenantDescription {
    /** Entra tenant id (GUID, lower case). */
    readonly id: string;
    readonly name: string;
    readonly cloud: Cloud;
    readonly backend: "embedded" | "graph" | "powershell";
    readonly capabilities: Capabilities;
    readonly facts: TenantFacts;
}
