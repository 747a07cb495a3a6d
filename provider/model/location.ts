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
    /** LocationId (GUID). */
    readonly locationId?: string;
    /** City of the civic address. */
    readonly city?: string;
    /** ISO 3166 alpha-2 code. */
    readonly country?: string;
    /** The name that an administrator gave the location. */
    readonly description?: string;
}
