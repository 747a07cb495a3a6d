import { createHmac, timingSafeEqual } from "node:crypto";

/** The claims of Microsoft's access tokens that the emulator uses. */
export interface Claims {
    readonly aud: string;
    readonly iss: string;
    /** Tenant id. */
    readonly tid: string;
    /** The caller's client id, from its app registration. */
    readonly appid: string;
    readonly sub: string;
    /** Application permissions. */
    readonly roles: readonly string[];
    /** Seconds since 1970. */
    readonly iat: number;
    readonly exp: number;
    /** Makes each token unique. */
    readonly jti: string;
    /** Our own claim: the number of revocations before the token was issued. */
    readonly generation: number;
}

export const AUDIENCE = "https://graph.microsoft.com";

/** Creates a JSON Web Token, signed with HMAC-SHA256. */
export function sign(claims: Claims, secret: string): string {
    const content = [{ typ: "JWT", alg: "HS256" }, claims]
        .map(part => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
    return `${content}.${signature(content, secret)}`;
}

/** @returns the claims of a correctly signed token, or the reason why it is rejected */
export function verify(token: string, secret: string): Claims | "malformed" | "forged" {
    const [header = "", payload = "", given = "", ...rest] = token.split(".");
    if (payload === "" || rest.length > 0) return "malformed";
    const expected = Buffer.from(signature(`${header}.${payload}`, secret));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return "forged";
    // The signature is valid, so `sign` created the payload and its shape is known.
    return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

function signature(content: string, secret: string): string {
    return createHmac("sha256", secret).update(content).digest("base64url");
}
