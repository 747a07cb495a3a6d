import type { Rule } from "./rule";

export const voiceNotSupported: Rule = {
    code: "voice-not-supported",
    summary:
        "`enterpriseVoiceEnabled` on a tenant that is reached through an interface that cannot set it (Microsoft Graph)",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/graph/api/resources/teamsadministration-teamsuserconfiguration",
    tenant: ({ tenant, declaration }) => {
        if (declaration.form !== "voice" || tenant.capabilities.setEnterpriseVoice) return [];
        return [
            {
                property: "enterpriseVoiceEnabled",
                message: `cannot be set: the connection to ${tenant.name} (\`${tenant.backend}\`) can read this flag but not change it. Assign a number, which turns it on, or set it by hand (Set-CsPhoneNumberAssignment -Identity … -EnterpriseVoiceEnabled): the next \`pulumi up\` adopts the new value.`,
            },
        ];
    },
};
