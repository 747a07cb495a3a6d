import type { Cloud } from "../model/tenant";
import { CREDENTIALS, type CredentialKind, missingTenantId, readCredential } from "./graph-configuration";
import type { RawConfiguration } from "./raw-configuration";

const CLOUDS = ["Commercial", "GCC", "GCCHigh", "DoD"] as const;
/** A person at a terminal can also log in with a code. */
const TEAMS_CREDENTIALS = [...CREDENTIALS, "deviceCode"] as const;

export interface PowerShellConfiguration {
    /** GUID, lower case. */
    readonly tenantId: string;
    readonly cloud: Exclude<Cloud, "China">;
    /** `null`: the login that the environment is set up for, else the Azure CLI. */
    readonly credential: CredentialKind | "deviceCode" | null;
}

/** Reads the keys of a tenant that is managed with the Teams cmdlets. */
export function readPowerShell(raw: RawConfiguration, tenantId: string | null): PowerShellConfiguration {
    if (tenantId === null) missingTenantId(raw, "powershell");
    return {
        tenantId: tenantId ?? "",
        cloud: raw.oneOf("cloud", CLOUDS) ?? "Commercial",
        credential: readCredential(raw, TEAMS_CREDENTIALS),
    };
}
