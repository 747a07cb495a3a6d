/** An app registration that can log in. */
export interface Client {
    readonly id: string;
    readonly secret: string;
    /** The application permissions of its tokens. */
    readonly roles: readonly string[];
}

export interface EmulatorOptions {
    /**
     * How a refused assignment or release is reported: `immediate` answers the action with 400, `operation` accepts it and lets its
     * operation fail with the text as `statusDetail`. Microsoft does not document which one Graph does. Default: `immediate`.
     */
    readonly errors?: "immediate" | "operation";
    /**
     * How a missing permission is reported: `permissions` lists the required ones, `wrapped` wraps the error as JSON in a string.
     * Both were seen in real responses. Default: `permissions`.
     */
    readonly forbidden?: "permissions" | "wrapped";
    /** Whether lists contain `@odata.nextLink`, which Microsoft's pages on numbers do not mention. Default: true. */
    readonly nextLink?: boolean;
    /**
     * Whether userConfigurations contain resource accounts. The metadata has an account type for them, but a production tool
     * (CIPP-API, July 2026) reports that the service leaves them out. Default: `shown`.
     */
    readonly resourceAccounts?: "shown" | "hidden";
    /** The number of reads that show an operation as `running` before it ends. Default: 1. */
    readonly operationPolls?: number;
    /** The delay of every response, in milliseconds. Default: 0. */
    readonly latencyMs?: number;
    /** The app registrations that can log in. Default: any client id and secret, with `roles`. */
    readonly clients?: readonly Client[];
    /** The permissions of tokens for which no others are requested. Default: all that this provider needs. */
    readonly roles?: readonly string[];
    /** The key that signs tokens. Set it to keep tokens valid across processes. Default: random. */
    readonly secret?: string;
}

/** The permissions that this provider needs: two of Teams, two of the directory. */
export const ALL_ROLES = [
    "TeamsTelephoneNumber.ReadWrite.All",
    "TeamsUserConfiguration.Read.All",
    "User.Read.All",
    "Organization.Read.All",
] as const;
