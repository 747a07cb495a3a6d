import { OFFICE } from "./situations";
import { bob, direct, holds, OTHER, primary, queue, type TenantCase, take } from "./tenant-fixtures";

/** Rules about emergency locations, and about what a release leaves behind. */
export const LOCATION_CASES: readonly TenantCase[] = [
    ["location-not-found", "error", "error", { location: null }, { location: null, args: { locationId: undefined } }],
    ["location-country", "error", "error", { location: { country: "CA" } }, {}],
    // Only the calling code shows the country of a number that the inventory does not list.
    [
        "location-country",
        "warn",
        "warn",
        { args: { ...direct, phoneNumber: "2065550144" }, number: null },
        { args: direct, number: null },
    ],
    ["location-not-validated", "error", "error", { location: { validation: "notValidated" } }, {}],
    [
        "location-not-validated",
        "warn",
        "warn",
        { location: { validation: "invalid", country: "DE" }, number: { country: "DE" } },
        {},
    ],
    [
        "location-required",
        "warn",
        "error",
        { args: { locationId: undefined } },
        { args: { locationId: undefined }, number: { country: "GB" } },
    ],
    [
        "location-required",
        "warn",
        "error",
        { args: { locationId: undefined } },
        {
            args: { locationId: undefined },
            account: { type: "resourceAccount" },
            number: { capabilities: ["VoiceApplicationAssignment"] },
        },
    ],
    [
        "location-required",
        "warn",
        "error",
        { args: { locationId: undefined }, number: { country: "CA" }, account: { usageLocation: "CA" } },
        { args: { locationId: undefined }, number: { capabilities: ["ConferenceAssignment"] } },
    ],
    // By the calling code: a number that the inventory lists without a country.
    [
        "location-required",
        "warn",
        "warn",
        { args: { locationId: undefined }, number: { country: null } },
        { args: { locationId: undefined, phoneNumber: "+442079460101" }, number: { country: null } },
    ],
    [
        "location-inherited",
        "warn",
        "error",
        { args: { locationId: undefined }, number: { locationId: OFFICE.locationId } },
        { number: { locationId: OFFICE.locationId } },
    ],
    [
        "location-managed-by-operator",
        "error",
        "error",
        { number: { locationManagedByOperator: true } },
        { number: { locationManagedByOperator: true, locationId: OFFICE.locationId } },
    ],
    ["location-managed-by-operator", "error", "error", { number: { locationUpdateSupported: false } }, {}],
    ["release-unlicensed", "warn", "warn", { ...take, holder: { ...bob, licences: [] } }, take],
    [
        "voice-lost-on-release",
        "warn",
        "warn",
        { ...take, holder: { ...bob, enterpriseVoiceEnabled: true } },
        { ...take, holder: { ...bob, enterpriseVoiceEnabled: true, type: "ghost" } },
    ],
    ["voice-lost-on-release", "warn", "warn", { ...take, holder: { ...queue, serves: "callQueue" } }, take],
    ["voice-lost-on-release", "warn", "warn", { ...take, holder: { ...queue, serves: "autoAttendant" } }, take],
    ["voice-lost-on-release", "warn", "warn", { ...take, holder: { ...queue, serves: null } }, take],
    ["stale-take-from", "warn", "warn", { args: { takeFrom: "bob@contoso.com" } }, take],
    [
        "stale-take-from",
        "warn",
        "warn",
        { args: { replacesNumber: OTHER } },
        {
            args: { replacesNumber: OTHER },
            account: { numbers: [primary] },
            other: { number: OTHER, holder: holds("Primary", "a") },
        },
    ],
    [
        "primary-exists",
        "error",
        "error",
        {
            args: { replacesNumber: "+12065550198" },
            account: { numbers: [primary] },
            other: { number: OTHER, holder: holds("Primary", "a") },
        },
        {
            args: { replacesNumber: OTHER },
            account: { numbers: [primary] },
            other: { number: OTHER, holder: holds("Primary", "a") },
        },
    ],
];
