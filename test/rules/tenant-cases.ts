import type { Holder } from "../../provider/model/number";
import { ALICE, type Differences, OFFICE } from "./situations";

const bob = { ...ALICE, objectId: "b", userPrincipalName: "bob@contoso.com", displayName: "Bob" };
const holds = (category: Holder["category"], objectId: string) => ({
    objectId,
    userPrincipalName: `${objectId}@contoso.com`,
    displayName: objectId,
    category,
});
const held = { holder: holds("Primary", "b"), use: "assigned" as const };
export const take = { args: { takeFrom: "bob@contoso.com" }, number: held, holder: bob };
export const queue = { ...bob, displayName: "Front desk", type: "resourceAccount" as const };
const OTHER = "+12065550199";
const primary = { number: OTHER, type: "CallingPlan", category: "Primary" } as const;
const direct = { phoneNumberType: "DirectRouting" };
const nine = Array.from({ length: 9 }, (_, index) => ({
    number: `+1206555020${index}`,
    type: "CallingPlan" as const,
    category: "Alternate" as const,
}));
const facts = {
    regionallyHostedMeetings: false,
    blocksOnUnassign: false,
    migratesOnPremisesNumbers: false,
    mailsOnAssign: false,
    mailsOnUnassign: false,
} as const;
const GRAPH = {
    backend: "graph",
    capabilities: { clouds: ["Commercial", "GCC"], setEnterpriseVoice: false, findLocations: false },
} as const;
const voice = { phoneNumber: undefined, phoneNumberType: undefined, locationId: undefined };

/** Per rule: what makes it speak under each preset (`null`: silent), and a near neighbour about which it is silent. */
export const cases: [
    code: string,
    seed: string | null,
    current: string | null,
    fires: Differences,
    silent: Differences,
][] = [
    ["macau", "error", "warn", { account: { usageLocation: "MO" } }, { account: { usageLocation: "HK" } }],
    [
        "enterprise-voice-conflict",
        "error",
        "error",
        { args: { ...voice, enterpriseVoiceEnabled: false }, account: { numbers: [primary] } },
        { args: { ...voice, enterpriseVoiceEnabled: true }, account: { numbers: [primary] } },
    ],
    ["cloud", "error", null, { tenant: { cloud: "GCCHigh" } }, { tenant: { cloud: "GCC" } }],
    ["cloud", "error", "error", { tenant: { cloud: "China" } }, {}],
    ["cloud", "error", "error", { tenant: { cloud: "DoD", ...GRAPH } }, {}],
    [
        "voice-not-supported",
        "error",
        "error",
        {
            args: { ...voice, enterpriseVoiceEnabled: true },
            tenant: GRAPH,
        },
        { tenant: GRAPH },
    ],
    [
        "regionally-hosted-meetings",
        "error",
        "error",
        { tenant: { facts: { ...facts, regionallyHostedMeetings: true } } },
        {},
    ],
    ["account-not-found", "error", "error", { account: null }, {}],
    ["account-type", "error", "error", { account: { type: "guest" } }, { account: { type: "resourceAccount" } }],
    ["account-type", "error", "error", { account: { type: "ghost" } }, {}],
    ["account-type", "error", "error", { account: { homing: "onPremises" } }, {}],
    ["licence", "error", "error", { account: { licences: [] } }, {}],
    [
        "licence",
        "error",
        "error",
        { account: { licences: [{ plan: "MCOEV", state: "enabled" }] } },
        {
            args: direct,
            number: { type: "DirectRouting" },
            account: { licences: [{ plan: "MCOEV", state: "enabled" }] },
        },
    ],
    [
        "usage-location",
        "error",
        "error",
        { account: { usageLocation: "GB" } },
        { args: { assignmentCategory: "Alternate" }, account: { usageLocation: "GB", numbers: [primary] } },
    ],
    [
        "usage-location",
        "warn",
        "warn",
        { args: direct, number: { type: "DirectRouting" }, account: { usageLocation: null } },
        {},
    ],
    ["on-premises-number", "error", "error", { account: { onPremisesNumber: "+12065550000" } }, {}],
    ["on-premises-number", "error", "error", { number: { source: "onPremises" } }, {}],
    [
        "on-premises-number",
        "warn",
        "warn",
        { number: { source: "onPremises" }, tenant: { facts: { ...facts, migratesOnPremisesNumbers: true } } },
        {},
    ],
    [
        "extension-on-resource-account",
        "error",
        null,
        { args: { ...direct, phoneNumber: "+12065551234;ext=1" }, account: { type: "resourceAccount" } },
        { args: { ...direct, phoneNumber: "+12065551234;ext=1" } },
    ],
    ["number-not-found", "error", "error", { number: null }, { args: direct, number: null }],
    ["number-type-mismatch", "error", "error", { number: { type: "OperatorConnect" } }, {}],
    [
        "number-capability",
        "error",
        "error",
        { number: { capabilities: ["VoiceApplicationAssignment"] } },
        { number: { capabilities: ["VoiceApplicationAssignment"] }, account: { type: "resourceAccount" } },
    ],
    [
        "number-pending",
        "error",
        "error",
        { number: { activationState: "assignmentPending" } },
        { number: { activationState: "assignmentFailed" } },
    ],
    [
        "number-pending",
        "error",
        "error",
        { number: { portIn: "firmOrderCommitmentAccepted" } },
        { number: { portIn: "completed" } },
    ],
    ["number-blocked", "error", "error", { number: { blocked: true } }, {}],
    ["number-in-service", "error", "error", { number: { use: "policy" } }, {}],
    ["number-taken", "error", "error", { number: held, holder: bob }, take],
    [
        "held-otherwise",
        "error",
        "error",
        { number: { holder: holds("Alternate", "a") } },
        { number: { holder: holds("Primary", "a") } },
    ],
    [
        "block-on-unassign",
        "error",
        "error",
        { ...take, tenant: { facts: { ...facts, blocksOnUnassign: true } } },
        { tenant: { facts: { ...facts, blocksOnUnassign: true } } },
    ],
    [
        "primary-exists",
        "error",
        "error",
        { account: { numbers: [primary] }, other: { number: OTHER, holder: holds("Primary", "a") } },
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary] } },
    ],
    [
        "duplicate-category",
        "error",
        "error",
        { elsewhere: { given: [primary] } },
        { elsewhere: { given: [{ ...primary, category: "Alternate" }] } },
    ],
    [
        "enterprise-voice-conflict",
        "error",
        "error",
        { args: { ...voice, enterpriseVoiceEnabled: false }, elsewhere: { given: [primary] } },
        { args: { ...voice, enterpriseVoiceEnabled: true }, elsewhere: { given: [primary] } },
    ],
    [
        "enterprise-voice-conflict",
        "error",
        "error",
        { args: { ...voice, enterpriseVoiceEnabled: true }, elsewhere: { flags: [true] } },
        {},
    ],
    [
        "alternate-needs-primary",
        "error",
        "error",
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary] }, elsewhere: { taken: [OTHER] } },
        { args: { assignmentCategory: "Alternate" }, elsewhere: { given: [primary] } },
    ],
    [
        "too-many-numbers",
        "error",
        "error",
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary] }, elsewhere: { given: nine } },
        {
            args: { assignmentCategory: "Alternate" },
            account: { numbers: [primary, ...nine.slice(1)] },
            elsewhere: { given: nine.slice(1) },
        },
    ],
    [
        "block-on-unassign",
        "error",
        "error",
        {
            ...take,
            account: { numbers: [primary] },
            other: { number: OTHER, holder: holds("Primary", "a") },
            tenant: { facts: { ...facts, blocksOnUnassign: true } },
        },
        take,
    ],
    [
        "alternate-needs-primary",
        "error",
        "error",
        { args: { assignmentCategory: "Alternate" } },
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary] } },
    ],
    [
        "private-number-type",
        "error",
        "error",
        { args: { assignmentCategory: "Private" }, account: { numbers: [{ ...primary, type: "DirectRouting" }] } },
        { args: { assignmentCategory: "Private" }, account: { numbers: [primary] } },
    ],
    [
        "too-many-numbers",
        "error",
        "error",
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary, ...nine] } },
        { args: { assignmentCategory: "Alternate" }, account: { numbers: [primary, ...nine.slice(1)] } },
    ],
    ["location-not-found", "error", "error", { location: null }, { location: null, args: { locationId: undefined } }],
    ["location-country", "error", "error", { location: { country: "CA" } }, {}],
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
    ["voice-lost-on-release", "warn", "warn", { ...take, holder: { ...bob, enterpriseVoiceEnabled: true } }, take],
    [
        "voice-lost-on-release",
        "warn",
        "warn",
        { ...take, holder: { ...queue, serves: "callQueue" } },
        { ...take, holder: { ...queue, serves: null } },
    ],
    ["voice-lost-on-release", "warn", "warn", { ...take, holder: { ...queue, serves: "autoAttendant" } }, take],
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
