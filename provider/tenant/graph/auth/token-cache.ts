import type { AccessToken, TokenCredential } from "@azure/core-auth";
import { TeamsPhoneError } from "../../../errors";
import { wrongTenant } from "../../wrong-tenant";
import { TOKEN_RENEWAL_MS } from "../tuning";

export const SCOPE = "https://graph.microsoft.com/.default";

/** The access token of one tenant: fetched when it is first needed, once for all who wait, and again before it expires. */
export class TokenCache {
    #current: Promise<AccessToken> | null = null;

    /** @param makeCredential Called again for a forced refresh, because a credential keeps what it was given. */
    constructor(
        private readonly tenantId: string,
        private readonly makeCredential: () => Promise<TokenCredential>,
    ) {}

    /** @param refused The token that was turned away, where one was: it is not used again. */
    async get(refused: string | null = null): Promise<string> {
        this.#current ??= this.#fetch();
        const current = this.#current;
        const { token, expiresOnTimestamp } = await current;
        if (token !== refused && expiresOnTimestamp - TOKEN_RENEWAL_MS > Date.now()) return token;
        // Whoever finds the same token wanting waits for the same new one.
        if (this.#current === current) this.#current = this.#fetch();
        return (await this.#current).token;
    }

    /** Who is logged in, in words. */
    async identity(): Promise<string> {
        return identityOf(await this.get());
    }

    #fetch(): Promise<AccessToken> {
        const fetched = this.#checked();
        fetched.catch(() => {
            if (this.#current === fetched) this.#current = null;
        });
        return fetched;
    }

    async #checked(): Promise<AccessToken> {
        const token = await this.#ask();
        const tid = claimsOf(token.token)?.tid;
        if (typeof tid === "string" && tid.toLowerCase() !== this.tenantId) {
            const advice = `Log in to the right tenant, for example with \`az login --tenant ${this.tenantId}\`.`;
            throw wrongTenant(this.tenantId, `the login is for tenant ${tid}`, advice);
        }
        return token;
    }

    async #ask(): Promise<AccessToken> {
        try {
            const credential = await this.makeCredential();
            const token = await credential.getToken(SCOPE, { tenantId: this.tenantId });
            if (token) return token;
        } catch (error) {
            if (error instanceof TeamsPhoneError) throw error;
            throw new TeamsPhoneError(
                "login",
                `The login to Microsoft Graph failed: ${(error as Error).message.trim()} The configuration teams-phone:credential says where the login comes from; \`teams-phone doctor\` looks at every part of it.`,
                { cause: error },
            );
        }
        throw new TeamsPhoneError("login", "The login to Microsoft Graph gave no token.");
    }
}

/** What a token says of itself; `null` for one that does not tell. It is not verified here: Graph does that. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> | null {
    try {
        const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
        return typeof claims === "object" && claims !== null ? { ...claims } : null;
    } catch {
        return null;
    }
}

/** Who a token is for, in words: a person's UPN, or an application. */
export function identityOf(token: string): string {
    const claims = claimsOf(token) ?? {};
    const text = (name: string) => (typeof claims[name] === "string" ? claims[name] : null);
    const person = text("upn") ?? text("unique_name") ?? text("preferred_username");
    return person ?? text("app_displayname") ?? text("appid") ?? text("oid") ?? "somebody whom the token does not name";
}
