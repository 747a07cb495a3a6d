import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { TeamsPhoneError } from "../../../errors";
import { plainMessage, visible } from "../../../messages/text";
import { wrongTenant } from "../../wrong-tenant";
import { TOKEN_RENEWAL_MS } from "../tuning";

export const SCOPE = "https://graph.microsoft.com/.default";

/** Caches the access token for one tenant: fetches it on first use, once for all concurrent callers, and again before it expires. */
export class TokenCache {
    #current: Promise<AccessToken> | null = null;

    /** @param makeCredential Makes a new credential for each token, because a credential caches its own. */
    constructor(
        private readonly tenantId: string,
        private readonly makeCredential: () => Promise<TokenCredential>,
    ) {}

    /**
     * @param rejected A token that Graph rejected, if there is one: it is not used again.
     * @throws TeamsPhoneError `login`, or `tenant-mismatch` if the token is for another tenant
     */
    async get(rejected: string | null = null): Promise<string> {
        this.#current ??= this.#fetch();
        const current = this.#current;
        const { token, expiresOnTimestamp } = await current;
        if (token !== rejected && expiresOnTimestamp - TOKEN_RENEWAL_MS > Date.now()) return token;
        // Concurrent callers that reject the same token share its replacement.
        if (this.#current === current) this.#current = this.#fetch();
        return (await this.#current).token;
    }

    /** Who is logged in, in words. */
    async identity(): Promise<string> {
        return identityOf(await this.get());
    }

    #fetch(): Promise<AccessToken> {
        const fetched = this.#fetchChecked();
        fetched.catch(() => {
            if (this.#current === fetched) this.#current = null;
        });
        return fetched;
    }

    async #fetchChecked(): Promise<AccessToken> {
        const token = await this.#request();
        const tid = claimsOf(token.token)?.tid;
        if (typeof tid === "string" && tid.toLowerCase() !== this.tenantId) {
            const advice = `Log in to the right tenant, for example with \`az login --tenant ${this.tenantId}\`.`;
            throw wrongTenant(this.tenantId, `the login is for tenant ${visible(tid)}`, advice);
        }
        return token;
    }

    async #request(): Promise<AccessToken> {
        try {
            const credential = await this.makeCredential();
            const token = await credential.getToken(SCOPE, { tenantId: this.tenantId });
            if (token) return token;
        } catch (error) {
            if (error instanceof TeamsPhoneError) throw error;
            throw new TeamsPhoneError(
                "login",
                `The login to Microsoft Graph failed: ${plainMessage((error as Error).message)} The configuration teams-phone:credential selects the kind of login; \`teams-phone doctor\` checks each part of it.`,
                { cause: error },
            );
        }
        throw new TeamsPhoneError("login", "The login to Microsoft Graph returned no token.");
    }
}

/** The claims of a token, unverified, because Graph verifies it; `null` if it is not a JWT. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> | null {
    try {
        const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
        return typeof claims === "object" && claims !== null ? { ...claims } : null;
    } catch {
        return null;
    }
}

/** Who a token was issued to, in words: a person's UPN, or an application's name or id. */
export function identityOf(token: string): string {
    const claims = claimsOf(token) ?? {};
    const text = (name: string) => (typeof claims[name] === "string" ? claims[name] : null);
    const person = text("upn") ?? text("unique_name") ?? text("preferred_username");
    return visible(
        person ?? text("app_displayname") ?? text("appid") ?? text("oid") ?? "an identity that the token does not name",
    );
}
