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
