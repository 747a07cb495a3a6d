import type { Rule } from "./rule";

export const voiceOverGraph: Rule = {
    code: "voice-over-graph",
    summary:
        "`enterpriseVoiceEnabled` by itself on a tenant that is reached through Microsoft Graph, which cannot set it",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/graph/api/resources/teamsadministration-teamsuserconfiguration",
    tenant: ({ tenant, declaration }) => {
        if (declaration.form !== "voice" || tenant.capabilities.setEnterpriseVoice) return [];
        return [
            {
                property: "enterpriseVoiceEnabled",
                message:
                    "cannot be set: Microsoft Graph shows this flag and does not change it. Assigning a number turns it on; without one, set it by hand (Set-CsPhoneNumberAssignment -Identity … -EnterpriseVoiceEnabled), and a declaration of what is so then is adopted.",
            },
        ];
    },
};
