export interface EmergencyLocation {
    /** LocationId (GUID, lower case). */
    readonly locationId: string;
    readonly description: string;
    /** The civic address, in one line. */
    readonly address: string;
    readonly city: string;
    /** ISO 3166 alpha-2 code. */
    readonly country: string;
    /** `unknown` where the tenant does not show it. */
    readonly validation: "validated" | "invalid" | "notValidated" | "unknown";
}

/** A location must match every given key. Case does not matter. */
export interface LocationQuery {
    /** LocationId (GUID). */
    readonly locationId?: string;
    /** City of the civic address. */
    readonly city?: string;
    /** ISO 3166 alpha-2 code. */
    readonly country?: string;
    /** The name that an administrator gave the location. */
    readonly description?: string;
}
