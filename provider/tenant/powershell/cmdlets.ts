import { z } from "zod";

// The host turns every value into text, a number, a boolean or a list of these, and versions of the module differ in which.
const text = z
    .union([z.string(), z.number(), z.boolean()])
    .nullish()
    .transform(value => (value === null || value === undefined ? null : String(value).trim() || null));
const flag = text.transform(value => (value === null ? null : /^true$/i.test(value)));
const list = z
    .union([z.array(text), text])
    .transform(value => (Array.isArray(value) ? value : [value]).filter(each => each !== null));
/** A list of objects, which some versions of the module give as JSON texts. */
function objects<T extends z.ZodType>(schema: T) {
    return z
        .array(
            z.union([
                schema,
                z
                    .string()
                    .transform((json, context) => parseJson(json, context))
                    .pipe(schema),
            ]),
        )
        .nullish()
        .transform(value => value ?? []);
}

function parseJson(json: string, context: z.RefinementCtx): unknown {
    try {
        return JSON.parse(json);
    } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
    }
}

/** What a writing cmdlet of module 3.0.0 returns; later versions return nothing, throw, or warn. */
const Result = z.object({ Code: text, Message: text });

const NumberRow = z.object({
    TelephoneNumber: z.string(),
    NumberType: text,
    ActivationState: text,
    AssignedPstnTargetId: text,
    AssignmentCategory: text,
    Capability: list,
    City: text,
    IsoCountryCode: text,
    LocationId: text,
    LocationUpdateSupported: flag,
    NumberSource: text,
    PortInOrderStatus: text,
    PstnAssignmentStatus: text,
    AssignmentBlockedState: text,
    AssignmentBlockedUntil: text,
});
export type NumberRow = z.output<typeof NumberRow>;

const AccountRow = z.object({
    Identity: z.string().toLowerCase(),
    UserPrincipalName: text,
    SipAddress: text,
    DisplayName: text,
    AccountType: text,
    UsageLocation: text,
    EnterpriseVoiceEnabled: flag,
    LineUri: text,
    OnPremLineURI: text,
    FeatureTypes: list,
    HostingProvider: text,
    SoftDeletionTimestamp: text,
    TelephoneNumbers: objects(z.object({ TelephoneNumber: text, AssignmentCategory: text })),
    AssignedPlan: objects(z.object({ Capability: text, CapabilityStatus: text })),
});
export type AccountRow = z.output<typeof AccountRow>;

const LocationRow = z.object({
    LocationId: z.string().toLowerCase(),
    Description: text,
    CompanyName: text,
    Location: text,
    HouseNumber: text,
    StreetName: text,
    City: text,
    StateOrProvince: text,
    PostalCode: text,
    CountryOrRegion: text,
    ValidationStatus: text,
});

/**
 * The cmdlets that the host calls, with the parameters and the properties that this package uses. `-PhoneNumber` and
 * `-PhoneNumberType` exist in every version; 7.9.0 made them aliases of `-TelephoneNumber` and `-NumberType`.
 */
export const CMDLETS = {
    "Connect-MicrosoftTeams": {
        takes: ["AccessTokens", "TeamsEnvironmentName"],
        gives: z.object({ TenantId: text, Account: text }),
    },
    "Get-CsTenant": {
        takes: [],
        gives: z.object({ TenantId: text, DisplayName: text, CountryAbbreviation: text }),
    },
    "Get-CsPhoneNumberTenantConfiguration": {
        takes: [],
        gives: z.object({
            AssignmentEmailEnabled: flag,
            UnassignmentEmailEnabled: flag,
            AssignmentBlockedForever: flag,
            AssignmentBlockedDays: text,
            AllowOnPremToOnlineMigration: flag,
        }),
    },
    "Get-CsPhoneNumberAssignment": {
        takes: ["TelephoneNumber", "AssignedPstnTargetId", "Filter", "Skip", "Top"],
        gives: NumberRow,
    },
    "Get-CsOnlineUser": { takes: ["Identity", "Filter"], gives: AccountRow },
    "Get-CsOnlineLisLocation": {
        takes: ["LocationId", "City", "CountryOrRegion", "Description", "ResultSize", "NumberOfResultsToSkip"],
        gives: LocationRow,
    },
    "Set-CsPhoneNumberAssignment": {
        takes: [
            "Identity",
            "PhoneNumber",
            "PhoneNumberType",
            "LocationId",
            "AssignmentCategory",
            "EnterpriseVoiceEnabled",
        ],
        gives: Result,
    },
    "Remove-CsPhoneNumberAssignment": { takes: ["Identity", "PhoneNumber", "PhoneNumberType"], gives: Result },
} as const;
export type Cmdlet = keyof typeof CMDLETS;

/** Values of parameters. Numbers are whole and have 32 bits. */
export type Parameters<C extends Cmdlet = Cmdlet> = {
    readonly [Name in (typeof CMDLETS)[C]["takes"][number]]?: string | number | boolean | readonly string[];
};
export type Output<C extends Cmdlet> = z.output<(typeof CMDLETS)[C]["gives"]>;
