import type { TokenCredential } from "@azure/core-auth";
import { TeamsPhoneError } from "../../../errors";
import { claimsOf } from "../../graph/auth/token-cache";
import { wrongTenant } from "../../wrong-tenant";

/** The two tokens that Connect-MicrosoftTeams takes. */
export interface TokenPair {
    readonly graph: string;
    readonly teams: string;
    /** When the first of the two ends, in milliseconds since 1970. */
    readonly expiresAt: number;
}

/** The application of the Teams service, the same in every cloud (Microsoft's page on application authentication). */
const TEAMS_SCOPE = "48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default";

/**
 * Requests both tokens, one right after the other, because they must end at about the same time.
 * @throws TeamsPhoneError `login`, or `tenant-mismatch` if a token is for another tenant
 */
export async function requestTokens(
    makeCredential: () => Promise<TokenCredential>,
    tenantId: string,
    graphScope: string,
): Promise<TokenPair> {
    try {
        const credential = await makeCredential();
        const [graph, teams] = [
            await credential.getToken(graphScope, { tenantId }),
            await credential.getToken(TEAMS_SCOPE, { tenantId }),
        ];
        if (!graph || !teams) throw new Error("it returned no token.");
        refuseOtherTenant(graph.token, tenantId);
        refuseOtherTenant(teams.token, tenantId);
        const expiresAt = Math.min(graph.expiresOnTimestamp, teams.expiresOnTimestamp);
        return { graph: graph.token, teams: teams.token, expiresAt };
    } catch (error) {
        if (error instanceof TeamsPhoneError) throw error;
        throw new TeamsPhoneError(
            "login",
            `The login to Microsoft Teams failed: ${(error as Error).message.trim()} The configuration teams-phone:credential selects the kind of login; \`teams-phone doctor\` checks it.`,
            { cause: error },
        );
    }
}

function refuseOtherTenant(token: string, tenantId: string): void {
    const tid = claimsOf(token)?.tid;
    if (typeof tid !== "string" || tid.toLowerCase() === tenantId) return;
    throw wrongTenant(
        tenantId,
        `the login is for tenant ${tid}`,
        `Log in to the right tenant, for example with \`az login --tenant ${tenantId}\`.`,
    );
}
