import type { MiddlewareHandler } from "hono";
import type { Emulation } from "../emulation";
import { accessDenied, insufficientPermissions, insufficientPrivileges, unauthenticated } from "../error-responses";
import type { Env } from "../request-context";

// Texts of Graph's gateway. Users report which of them appears for which error.
const REASONS = {
    malformed: "IDX14100: JWT is not well formed, there are no dots (.).",
    forged: "Signature is invalid.",
    expired: "Lifetime validation failed, the token is expired.",
} as const;

/** Rejects calls without a valid token of the emulated tenant. */
export function authenticate(emulation: Emulation): MiddlewareHandler<Env> {
    return async (c, next) => {
        const [, token] = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
        if (token === undefined) throw unauthenticated("Access token is empty.");
        const claims = emulation.check(token);
        if (typeof claims === "string") throw unauthenticated(REASONS[claims]);
        if (claims.tid !== (await emulation.describe()).id)
            throw unauthenticated(`The token is of tenant ${claims.tid}, which this emulator does not serve.`);
        c.set("claims", claims);
        await next();
    };
}

/** Requires one of these permissions. Refuses as the Teams service does. */
export function requireTeamsPermission(emulation: Emulation, ...permissions: string[]): MiddlewareHandler<Env> {
    return async (c, next) => {
        if (!permissions.some(permission => c.get("claims")?.roles.includes(permission)))
            throw emulation.settings.forbidden === "wrapped" ? accessDenied() : insufficientPermissions(permissions);
        await next();
    };
}

/** Requires one of these permissions. Refuses as the directory does. */
export function requireDirectoryPermission(...permissions: string[]): MiddlewareHandler<Env> {
    return async (c, next) => {
        if (!permissions.some(permission => c.get("claims")?.roles.includes(permission)))
            throw insufficientPrivileges();
        await next();
    };
}
