import type { AccessToken, TokenCredential } from "@azure/core-auth";
import type { CredentialKind, GraphConfiguration } from "../../../config/graph-configuration";
import { TeamsPhoneError } from "../../../errors";
import { SCOPE } from "./token-cache";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables that each kind of login needs, named as in Azure's own tools. */
const NEEDS: Readonly<Record<CredentialKind, readonly string[]>> = {
    cli: [],
    managedIdentity: [],
    workloadIdentity: ["AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"],
    certificate: ["AZURE_CLIENT_ID", "AZURE_CLIENT_CERTIFICATE_PATH"],
    environment: ["AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"],
};

/** The kind of login that the environment is set up for. A pipeline's login takes precedence over a person's. */
export function chooseCredential(environment: Environment): CredentialKind {
    const has = (kind: CredentialKind) => NEEDS[kind].every(name => environment[name]);
    for (const kind of ["certificate", "environment", "workloadIdentity"] as const) if (has(kind)) return kind;
    return environment.IDENTITY_ENDPOINT || environment.MSI_ENDPOINT ? "managedIdentity" : "cli";
}

/**
 * @param options `authorityHost`: where to log in, by default the global cloud's host. The Azure CLI and managed identities have
 * settings of their own for that.
 * @throws TeamsPhoneError `login` if the environment lacks a variable that the login needs
 */
export async function makeCredential(
    { tenantId, credential, endpoint }: Pick<GraphConfiguration, "tenantId" | "credential" | "endpoint">,
    environment: Environment = process.env,
    options: { readonly authorityHost?: string } = {},
): Promise<TokenCredential> {
    if (endpoint !== null) return emulatorCredential(endpoint, tenantId, environment);
    const kind = credential ?? chooseCredential(environment);
    const missing = NEEDS[kind].filter(name => !environment[name]);
    if (missing.length > 0) {
        throw new TeamsPhoneError(
            "login",
            `The login \`${kind}\` (teams-phone:credential) needs the environment variables ${NEEDS[kind].join(" and ")}, but ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set.`,
        );
    }
    const clientId = environment.AZURE_CLIENT_ID ?? "";
    // Loaded only here: it is large, and an embedded tenant never needs it.
    const identity = await import("@azure/identity");
    switch (kind) {
        case "cli":
            return new identity.AzureCliCredential({ tenantId });
        case "managedIdentity":
            return clientId
                ? new identity.ManagedIdentityCredential({ clientId })
                : new identity.ManagedIdentityCredential();
        case "workloadIdentity":
            return new identity.WorkloadIdentityCredential({
                tenantId,
                clientId,
                tokenFilePath: environment.AZURE_FEDERATED_TOKEN_FILE ?? "",
                ...options,
            });
        case "certificate": {
            const password = environment.AZURE_CLIENT_CERTIFICATE_PASSWORD;
            return new identity.ClientCertificateCredential(
                tenantId,
                clientId,
                {
                    certificatePath: environment.AZURE_CLIENT_CERTIFICATE_PATH ?? "",
                    ...(password ? { certificatePassword: password } : {}),
                },
                options,
            );
        }
        case "environment":
            return new identity.ClientSecretCredential(
                tenantId,
                clientId,
                environment.AZURE_CLIENT_SECRET ?? "",
                options,
            );
    }
}

/** A login without a secret, for an emulator on this machine: the token in TEAMS_PHONE_GRAPH_TOKEN, or one of its token endpoint. */
function emulatorCredential(endpoint: string, tenantId: string, environment: Environment): TokenCredential {
    return {
        getToken: async (): Promise<AccessToken> => {
            const given = environment.TEAMS_PHONE_GRAPH_TOKEN;
            if (given) return { token: given, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
            const response = await fetch(`${endpoint}/${tenantId}/oauth2/v2.0/token`, {
                method: "POST",
                body: new URLSearchParams({
                    grant_type: "client_credentials",
                    client_id: "teams-phone",
                    client_secret: "emulator",
                    scope: SCOPE,
                }),
                redirect: "error",
            });
            const body = (await response.json()) as {
                access_token?: string;
                expires_in?: number;
                error_description?: string;
            };
            if (!body.access_token)
                throw new Error(body.error_description ?? `the emulator answered ${response.status}.`);
            return { token: body.access_token, expiresOnTimestamp: Date.now() + (body.expires_in ?? 0) * 1000 };
        },
    };
}
