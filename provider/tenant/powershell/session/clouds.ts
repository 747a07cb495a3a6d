import type { PowerShellConfiguration } from "../../../config/powershell-configuration";

interface CloudSettings {
    /** `-TeamsEnvironmentName` (Microsoft's page on Connect-MicrosoftTeams); `null` for the default. */
    readonly environmentName: string | null;
    /** Where to log in; `null` for the global host. */
    readonly authorityHost: string | null;
    /** The scope of Graph's token. The Teams service has the same scope in every cloud. */
    readonly graphScope: string;
}

const GLOBAL = { environmentName: null, authorityHost: null, graphScope: "https://graph.microsoft.com/.default" };
const US_GOVERNMENT_LOGIN = "https://login.microsoftonline.us";

/** National clouds as on Microsoft's page "National cloud deployments" of Microsoft Graph. */
export const CLOUDS: Readonly<Record<PowerShellConfiguration["cloud"], CloudSettings>> = {
    Commercial: GLOBAL,
    GCC: GLOBAL,
    GCCHigh: {
        environmentName: "TeamsGCCH",
        authorityHost: US_GOVERNMENT_LOGIN,
        graphScope: "https://graph.microsoft.us/.default",
    },
    DoD: {
        environmentName: "TeamsDOD",
        authorityHost: US_GOVERNMENT_LOGIN,
        graphScope: "https://dod-graph.microsoft.us/.default",
    },
};
