import { ALICE } from "./situations";
import { bob, direct, facts, GRAPH, primary, type TenantCase, voice } from "./tenant-fixtures";

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
];
