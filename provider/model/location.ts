export interface EmergencyLocation {
    /** LocationId (GUID, lower case). */
    readonly locationId: string;
    readonly description: string;
    /** The civic address, in one line. */
    readonly address: string;
    readonly city: string;
    /** ISO 3166 alpha-2 code. */
    readonly country: string;
    readonly validation: "validated" | "invalid" | "notValidated";
}

/** A location must match every given key. Case does not matter. */
export interface LocationQuery {
    readonly locationId?: string;
    readonly city?: string;
    readonly country?: string;
    readonly description?: string;
}
