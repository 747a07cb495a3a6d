import { ALICE } from "./situations";
import { bob, direct, facts, GRAPH, primary, type TenantCase, voice } from "./tenant-fixtures";

/** Area code and number of a US number, read as an Egyptian one. */
const egyptian = { args: { ...direct, phoneNumber: "2065550144" }, number: null } as const;

/** An account with these service plans. */
const plans = (...names: string[]) => ({
    account: { licences: names.map(plan => ({ plan, state: "enabled" as const })) },
});

/** Rules about the tenant and the account. */
export const ACCOUNT_CASES: readonly TenantCase[] = [
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
    [
        "identity-ambiguous",
        "warn",
        "warn",
        { namesakes: [{ property: "identity", meant: ALICE, other: { ...bob, sipAddress: ALICE.userPrincipalName } }] },
        {},
    ],
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
    // Communications Credits pay for calls; they are not a Calling Plan.
    ["licence", "error", "error", plans("MCOEV", "MCOPSTNC", "MCOPSTNPP"), plans("MCOEV", "MCOPSTNC", "MCOPSTN5")],
    ["licence", "error", "error", plans("MCOPSTN1", "MCOSTANDARD"), plans("MCOPSTN1", "MCOEVSMB")],
    ["licence", "error", "error", plans("MCOPSTN1_GOV", "MCOEV_VIRTUALUSER"), plans("MCOPSTN1_GOV", "MCOEV_GOV")],
    ["licence", "error", "error", plans("MCOPSTN1", "MCOEVSOMETHING"), plans("MCOPSTN1", "MCOCAP")],
    [
        "licence",
        "error",
        "error",
        { ...plans("MCOEV"), args: { phoneNumberType: "CallingPlan" } },
        {
            account: { type: "resourceAccount", licences: plans("MCOEV_VIRTUALUSER_GOV").account.licences },
            number: { capabilities: ["VoiceApplicationAssignment"] },
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
        "error",
        "error",
        {
            account: { type: "resourceAccount", usageLocation: "GB" },
            number: { capabilities: ["VoiceApplicationAssignment"] },
        },
        { account: { type: "resourceAccount", usageLocation: "US" } },
    ],
    // The inventory shows no country, or does not have the number at all: +20 is Egypt.
    ["usage-location", "warn", "warn", egyptian, { ...egyptian, account: { usageLocation: "EG" } }],
    [
        "usage-location",
        "warn",
        "warn",
        { ...egyptian, number: { type: "DirectRouting", country: null } },
        { ...egyptian, number: { type: "DirectRouting", country: "US" } },
    ],
    // A toll-free number belongs to any country of its calling code, other numbers of +1 to one of them.
    [
        "usage-location",
        "warn",
        "warn",
        { args: { ...direct, phoneNumber: "+14165550100" }, number: null },
        { args: { ...direct, phoneNumber: "+18005550100" }, number: null, account: { usageLocation: "CA" } },
    ],
    [
        "usage-location",
        "warn",
        "warn",
        { args: direct, number: { type: "DirectRouting" }, account: { usageLocation: null } },
        {},
    ],
];
