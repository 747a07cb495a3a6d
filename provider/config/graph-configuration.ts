import type { RawConfiguration } from "./raw-configuration";

/** Where the login to Microsoft Graph comes from. Its values are read from the environment, never from the configuration. */
export const CREDENTIALS = ["cli", "workloadIdentity", "managedIdentity", "certificate", "environment"] as const;
export type CredentialKind = (typeof CREDENTIALS)[number];

export interface GraphConfiguration {
    /** GUID, lower case. */
    readonly tenantId: string;
    readonly cloud: "Commercial" | "GCC";
    /** `null`: the login that the environment is set up for, else the Azure CLI. */
    readonly credential: CredentialKind | null;
    /** The address of an emulator on this machine, without a path; `null` for Microsoft's service. */
    readonly endpoint: string | null;
}

const CLOUDS = ["Commercial", "GCC"] as const;
/** Microsoft's pages on numberAssignments list the global service, but not US Government L4 and L5, nor China. */
const CLOUDS_WITHOUT_NUMBERS = ["GCCHigh", "DoD", "China"];
const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/**
 * Reads the keys of Microsoft Graph, which are checked even if another tenant is configured.
 * @param isUsed Whether the stack's tenant is reached through Graph. @returns `null` if it is not.
 */
export function readGraph(raw: RawConfiguration, isUsed: boolean, tenantId: string | null): GraphConfiguration | null {
    const cloud = readCloud(raw);
    const credential = readCredential(raw, CREDENTIALS);
    const endpoint = readEndpoint(raw);
    if (!isUsed) return null;
    if (tenantId === null) missingTenantId(raw, "graph");
    return { tenantId: tenantId ?? "", cloud, credential, endpoint };
}

export function missingTenantId(raw: RawConfiguration, tenant: "graph" | "powershell"): void {
    raw.complain(
        "tenantId",
        `is missing. With \`${tenant}\`, it names the only tenant that the stack may touch: \`pulumi config set teams-phone:tenantId <GUID>\` (Entra admin center, Overview).`,
    );
}

function readCloud(raw: RawConfiguration): GraphConfiguration["cloud"] {
    const text = raw.get("cloud");
    if (text !== undefined && CLOUDS_WITHOUT_NUMBERS.includes(text)) {
        raw.complain(
            "cloud",
            `is \`${text}\`, where Microsoft Graph has no phone numbers: \`numberAssignments\` exists only in the global service (\`Commercial\` and \`GCC\`). For GCCHigh and DoD, use the Teams PowerShell module: \`pulumi config set teams-phone:tenant powershell\`.`,
        );
        return "Commercial";
    }
    return raw.oneOf("cloud", CLOUDS) ?? "Commercial";
}

/** @param kinds The kinds of login that the tenant's backend has. */
export function readCredential<T extends string>(raw: RawConfiguration, kinds: readonly T[]): T | null {
    const text = raw.get("credential");
    const kind = kinds.find(each => each === text);
    // Without the value, which may be a secret that was put here by mistake.
    if (text !== undefined && kind === undefined)
        raw.complain(
            "credential",
            `must be one of ${kinds.map(each => `\`${each}\``).join(", ")}. It says where the login comes from; the credentials themselves are read from the environment.`,
        );
    return kind ?? null;
}

/** Allows only this machine, so that no token is sent to another address. */
function readEndpoint(raw: RawConfiguration): string | null {
    const text = raw.get("graphEndpoint");
    if (text === undefined) return null;
    const url = URL.canParse(text) && !/[\s\p{Cc}]/u.test(text) ? new URL(text) : null;
    const isLoopback = url?.protocol === "http:" && LOOPBACK.includes(url.hostname);
    if (url && isLoopback && url.href === `${url.origin}/`) return url.origin;
    raw.complain(
        "graphEndpoint",
        "must be an emulator on this machine, as in `http://127.0.0.1:8080`, without a path, so that no token is sent anywhere else. Leave it out for Microsoft's own service.",
    );
    return null;
}
