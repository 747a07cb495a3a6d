import { createHmac, timingSafeEqual } from "node:crypto";

/** What a token says, by the claims of Microsoft's access tokens that matter here. */
export interface Claims {
    readonly aud: string;
    readonly iss: string;
    /** Tenant id. */
    readonly tid: string;
    /** Who calls: the app registration's client id. */
    readonly appid: string;
    readonly sub: string;
    /** Application permissions. */
    readonly roles: readonly string[];
    /** Seconds since 1970. */
    readonly iat: number;
    readonly exp: number;
    /** Makes each token another one. */
    readonly jti: string;
    /** Of ours: how often tokens were revoked before it was issued. */
    readonly generation: number;
}

export const AUDIENCE = "https://graph.microsoft.com";

/** A JSON web token, signed with HMAC: enough to be told from a forged one, and no more. */
export function sign(claims: Claims, secret: string): string {
    const content = [{ typ: "JWT", alg: "HS256" }, claims]
        .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
    return `${content}.${signature(content, secret)}`;
}

/** @returns the claims, or why there are none. */
export function verify(token: string, secret: string): Claims | "malformed" | "forged" {
    const [header = "", payload = "", given = "", ...rest] = token.split(".");
    if (payload === "" || rest.length > 0) return "malformed";
    const expected = Buffer.from(signature(`${header}.${payload}`, secret));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return "forged";
    // Signed by this process, so it is of the shape that `sign` gives.
    return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

function signature(content: string, secret: string): string {
    return createHmac("sha256", secret).update(content).digest("base64url");
}
