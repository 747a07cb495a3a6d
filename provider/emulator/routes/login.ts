import { Hono } from "hono";
import type { Emulation } from "../emulation";
import type { Client } from "../emulator-options";
import { type Env, readText } from "../request-context";

/** Entra ID's token endpoint, for the client credentials flow. */
export function login(emulation: Emulation) {
    const app = new Hono<Env>();
    app.post("/:tenant/oauth2/v2.0/token", async c => {
        const form = new URLSearchParams(await readText(c));
        const tenant = c.req.param("tenant").toLowerCase();
        const { id } = await emulation.describe();
        const client = form.get("client_id") ?? "";
        // The codes are those of Entra; its texts are longer.
        const refuse = (status: 400 | 401, error: string, code: number, text: string) =>
            c.json({ error, error_description: `AADSTS${code}: ${text}`, error_codes: [code] }, status);
        if (tenant !== id)
            return refuse(400, "invalid_request", 90002, `Tenant '${tenant}' not found. This emulator serves ${id}.`);
        if (form.get("grant_type") !== "client_credentials")
            return refuse(400, "unsupported_grant_type", 70003, "This emulator supports only client_credentials.");
        if (!/^https:\/\/graph\.microsoft\.com\/\.default$|\/\.default$/.test(form.get("scope") ?? ""))
            return refuse(400, "invalid_scope", 1002012, "The scope of client_credentials must end in /.default.");
        const roles = rolesOf(emulation, client, form.get("client_secret"));
        if (roles === "unknown client")
            return refuse(
                400,
                "unauthorized_client",
                700016,
                `Application '${client}' was not found in the directory.`,
            );
        if (roles === "wrong secret") return refuse(401, "invalid_client", 7000215, "Invalid client secret provided.");
        const token = await emulation.issueToken({ subject: client, roles });
        return c.json({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599, access_token: token });
    });
    app.get("/:tenant/v2.0/.well-known/openid-configuration", c => {
        const base = `${new URL(c.req.url).origin}/${c.req.param("tenant")}`;
        return c.json({
            issuer: `${base}/v2.0`,
            token_endpoint: `${base}/oauth2/v2.0/token`,
            authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
            jwks_uri: `${base}/discovery/v2.0/keys`,
        });
    });
    return app;
}

function rolesOf(
    { settings }: Emulation,
    client: string,
    secret: string | null,
): Client["roles"] | "unknown client" | "wrong secret" {
    if (settings.clients.length === 0) return settings.roles;
    const known = settings.clients.find(({ id }) => id === client);
    if (!known) return "unknown client";
    return known.secret === secret ? known.roles : "wrong secret";
}
