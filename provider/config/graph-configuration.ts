import { didYouMean } from "../messages/closest";
import { visible } from "../messages/text";

/** Where the login to Microsoft Graph comes from. What it needs is read from the environment, never from configuration. */
export const CREDENTIALS = ["cli", "workloadIdentity", "managedIdentity", "certificate", "environment"] as const;
export type CredentialKind = (typeof CREDENTIALS)[number];

export interface GraphConfiguration {
    readonly tenantId: string;
    readonly cloud: "Commercial" | "GCC";
    /** `null` takes what the environment is set up for, the Azure CLI last. */
    readonly credential: CredentialKind | null;
    /** An emulator on this machine, without a path; `null` for Microsoft's own service. */
    readonly endpoint: string | null;
}

const SERVED = ["Commercial", "GCC"] as const;
/** Microsoft's pages on numberAssignments: global yes, US Government L4 and L5 and China no. */
const NOT_SERVED = ["GCCHigh", "DoD", "China"];
const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/** @param isUsed Whether the stack's tenant is reached through Graph: the keys are checked whether it is or not. */
export function readGraph(
    get: (key: string) => string | undefined,
    isUsed: boolean,
    tenantId: string | null,
    complain: (key: string, text: string) => void,
): GraphConfiguration | null {
    const cloud = readCloud(get("cloud"), text => complain("cloud", text));
    const credential = readCredential(get("credential"), text => complain("credential", text));
    const endpoint = readEndpoint(get("graphEndpoint"), text => complain("graphEndpoint", text));
    if (!isUsed) return null;
    if (tenantId === null) {
        complain(
            "tenantId",
            "is missing. With `graph` a stack says which tenant it may touch: `pulumi config set teams-phone:tenantId <GUID>` (Entra admin center, Overview).",
        );
    }
    return { tenantId: (tenantId ?? "").toLowerCase(), cloud, credential, endpoint };
}

function readCloud(text: string | undefined, complain: (text: string) => void): GraphConfiguration["cloud"] {
    const served = SERVED.find(each => each === text);
    if (text === undefined || served) return served ?? "Commercial";
    if (NOT_SERVED.includes(text)) {
        complain(
            `is \`${text}\`, where Microsoft Graph has no phone numbers: \`numberAssignments\` exists in the global service alone, which serves \`Commercial\` and \`GCC\`. There the Teams PowerShell module is the way.`,
        );
    } else complain(`must be \`Commercial\` or \`GCC\`, not \`${visible(text)}\`${didYouMean(text, SERVED) || "."}`);
    return "Commercial";
}

function readCredential(text: string | undefined, complain: (text: string) => void): CredentialKind | null {
    const kind = CREDENTIALS.find(each => each === text);
    if (text === undefined || kind) return kind ?? null;
    const words = CREDENTIALS.map(each => `\`${each}\``).join(", ");
    // The value is not shown: somebody may have taken this for the place of a secret.
    complain(
        `must be one of ${words}. It names where the login comes from; what it needs is read from the environment.`,
    );
    return null;
}

/** Only this machine: a token must not be sent to whoever an address names. */
function readEndpoint(text: string | undefined, complain: (text: string) => void): string | null {
    if (text === undefined) return null;
    const url = URL.canParse(text) && !/[\s\p{Cc}]/u.test(text) ? new URL(text) : null;
    const isLoopback = url?.protocol === "http:" && LOOPBACK.includes(url.hostname);
    if (url && isLoopback && url.href === `${url.origin}/`) return url.origin;
    complain(
        "must be an emulator on this machine, as in `http://127.0.0.1:8080`, without a path. Anything else is refused, so that no token is ever sent there; leave it out for Microsoft's own service.",
    );
    return null;
}
