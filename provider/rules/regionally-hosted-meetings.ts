import type { Rule } from "./rule";
import { SEED_PAGE } from "./sources";

export const regionallyHostedMeetings: Rule = {
    code: "regionally-hosted-meetings",
    summary: "tenants that are or were enabled for Skype for Business regionally hosted meetings",
    severity: { seed: "error", current: "error" },
    structural: false,
    service: "refuses",
    source: SEED_PAGE,
    tenant: ({ tenant }) => {
        const { regionallyHostedMeetings: hosted } = tenant.facts;
        if (hosted === "unknown") return [{ unknown: "whether the tenant has regionally hosted meetings" }];
        if (!hosted) return [];
        return [
            {
                property: null,
                message: `is not supported: ${tenant.name} is or was enabled for Skype for Business regionally hosted meetings. Use Set-CsUser, Set-CsOnlineVoiceUser, Set-CsOnlineApplicationInstance or Set-CsOnlineVoiceApplicationInstance instead.`,
            },
        ];
    },
};
