import type { PowerShellConfiguration } from "../../config/powershell-configuration";
import { PowerShellTenant } from ".";
import { CLOUDS } from "./session/clouds";
import { credentialMaker } from "./session/credential";
import { requestTokens } from "./session/token-pair";

/**
 * The tenant of a configuration. PowerShell starts with the first question.
 * @param environment `TEAMS_PHONE_PWSH` names the executable. Default: `pwsh` in the PATH.
 */
export function connectPowerShell(
    configuration: PowerShellConfiguration,
    environment: NodeJS.ProcessEnv = process.env,
): PowerShellTenant {
    const { tenantId, cloud } = configuration;
    const makeCredential = credentialMaker(configuration, environment);
    return new PowerShellTenant({
        tenantId,
        cloud,
        requestTokens: () => requestTokens(makeCredential, tenantId, CLOUDS[cloud].graphScope),
        launch: { command: [environment.TEAMS_PHONE_PWSH || "pwsh"] },
    });
}
