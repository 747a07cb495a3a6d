import type * as messages from "../../provider/tenant/embedded/service/refusals";

type Reason = keyof typeof messages;

/** Which rules foresee a refusal of the service: a preview that lets one of them pass is wrong. */
export const FORESEEN: Readonly<Record<Reason, readonly string[]>> = {
    unknownParameter: ["unknown-argument"],
    noParameterSet: ["parameter-set"],
    notBoolean: ["parameter-set"],
    taken: ["number-taken", "number-in-service", "duplicate-number"],
    numberNotFound: ["number-not-found", "number-type-mismatch"],
    unlicensed: ["licence", "release-unlicensed"],
    onPremises: ["on-premises-number"],
    identityNotFound: ["identity-format", "account-not-found"],
    operatorLocation: ["location-managed-by-operator"],
    cloudNotServed: ["cloud"],
    locationPending: ["number-pending"],
    notVoiceAccount: ["account-type"],
    malformedNumber: ["number-format", "number-prefix"],
    unknownType: ["number-type"],
    unknownCategory: ["number-type"],
    extensionNotDirect: ["extension-type"],
    extensionOnResource: ["extension-on-resource-account"],
    macau: ["macau"],
    regionallyHosted: ["regionally-hosted-meetings"],
    hasAnother: ["primary-exists", "duplicate-category"],
    locationNotFound: ["location-format", "location-not-found"],
    locationRequired: ["location-removal-calling-plan"],
    homedOnPremises: ["account-type"],
    onPremisesNumber: ["on-premises-number"],
    otherCountry: ["usage-location"],
    lacksCapability: ["number-capability"],
    pending: ["number-pending"],
    blocked: ["number-blocked", "block-on-unassign"],
    needsPrimary: ["alternate-needs-primary"],
    tooManyAlternates: ["too-many-numbers"],
    privateType: ["private-number-type"],
    locationMissing: ["location-required"],
    locationCountry: ["location-country"],
    locationNotValidated: ["location-not-validated"],
    flagHasNumber: ["enterprise-voice-conflict"],
    // Only Remove-CsPhoneNumberAssignment answers these, and the provider calls it only for a holder that it has just read.
    notHeldBy: [],
    holdsNothing: [],
    notAssigned: [],
};

/** Rules that are stricter than a tenant whose undocumented behaviour is the other one. */
export const LAX: Readonly<Record<string, (switches: Readonly<Record<string, boolean>>) => boolean>> = {
    "primary-exists": ({ newPrimaryReplacesOld }) => newPrimaryReplacesOld === true,
    "duplicate-category": ({ newPrimaryReplacesOld }) => newPrimaryReplacesOld === true,
    "enterprise-voice-conflict": ({ flagOffWithNumber }) => flagOffWithNumber === true,
    "usage-location": ({ enforcesUsageLocation }) => enforcesUsageLocation === false,
    "location-country": ({ enforcesLocationCountry }) => enforcesLocationCountry === false,
    "location-not-validated": ({ enforcesLocationValidation }) => enforcesLocationValidation === false,
    "release-unlicensed": ({ releaseNeedsLicence }) => releaseNeedsLicence === false,
};
