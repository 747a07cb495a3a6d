import type { TokenCredential } from "@azure/core-auth";
import type { PowerShellConfiguration } from "../../../config/powershell-configuration";
import { makeCredential } from "../../graph/auth/credentials";
import { CLOUDS } from "./clouds";

/** The public application of the MicrosoftTeams module, which a person's login uses unless AZURE_CLIENT_ID names another. */
const TEAMS_MODULE = "12128f48-ec9e-42f0-b203-ea49fb6af367";

/**
 * Makes the credential for each pair of tokens: a new one, because most cache a token that the service may have rejected. A person
 * who logs in with a code keeps one, so as to be asked once only.
 */
export function credentialMaker(
    { tenantId, credential, cloud }: PowerShellConfiguration,
    environment: NodeJS.ProcessEnv = process.env,
): () => Promise<TokenCredential> {
    const { authorityHost } = CLOUDS[cloud];
    const options = authorityHost === null ? {} : { authorityHost };
    if (credential !== "deviceCode")
        return () => makeCredential({ tenantId, credential, endpoint: null }, environment, options);
    let made: Promise<TokenCredential> | null = null;
    return () => {
        made ??= import("@azure/identity").then(
            ({ DeviceCodeCredential }) =>
                new DeviceCodeCredential({
                    tenantId,
                    clientId: environment.AZURE_CLIENT_ID || TEAMS_MODULE,
                    userPromptCallback: ({ message }) => process.stderr.write(`teams-phone: ${message}\n`),
                    ...options,
                }),
        );
        return made;
    };
}
