/** An app registration that may log in. */
export interface Client {
    readonly id: string;
    readonly secret: string;
    /** Application permissions that its tokens carry. */
    readonly roles: readonly string[];
}

export interface EmulatorOptions {
    /**
     * How a refused assignment or release is told: as an answer 400 to the action, or as an operation that fails with the text as
     * its `statusDetail`. Which of the two Graph does is not documented. Default: `immediate`.
     */
    readonly errors?: "immediate" | "operation";
    /** Whether a missing permission is told with the permissions it needs, or wrapped as JSON in a string; both were seen. Default: `permissions`. */
    readonly forbidden?: "permissions" | "wrapped";
    /** Whether lists carry `@odata.nextLink`, which Microsoft's pages on numbers do not mention. Default: true. */
    readonly nextLink?: boolean;
    /** How many reads of an operation say `running` before it ends. Default: 1. */
    readonly operationPolls?: number;
    /** How long every answer takes, in milliseconds. Default: 0. */
    readonly latencyMs?: number;
    /** Who may log in. Default: everybody, with `roles`. */
    readonly clients?: readonly Client[];
    /** Permissions of tokens whose issue names none. Default: all that phone numbers need. */
    readonly roles?: readonly string[];
    /** Signs tokens; give one for tokens that outlive the process. Default: a random one. */
    readonly secret?: string;
}

/** What a client of this project's needs: three of Teams, two of the directory. */
export const ALL_ROLES = [
    "TeamsTelephoneNumber.ReadWrite.All",
    "TeamsUserConfiguration.Read.All",
    "User.Read.All",
    "Organization.Read.All",
] as const;
