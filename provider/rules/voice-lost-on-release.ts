import type { Rule } from "./rule";
import { named, releases } from "./situation";

export const voiceLostOnRelease: Rule = {
    code: "voice-lost-on-release",
    summary: "taking an account's last number, which turns its EnterpriseVoiceEnabled off",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/powershell/module/teams/remove-csphonenumberassignment",
    tenant: situation => {
        const { account, holder } = situation;
        if (!holder?.enterpriseVoiceEnabled || holder === account || holder.numbers.length > 1) return [];
        if (!releases(situation).some(({ expectedHolder }) => expectedHolder === holder.objectId)) return [];
        return [
            {
                property: "takeFrom",
                message: `leaves ${named(holder)} without a number, which turns EnterpriseVoiceEnabled off there. Declare the flag for that account if it is to stay on.`,
            },
        ];
    },
};
