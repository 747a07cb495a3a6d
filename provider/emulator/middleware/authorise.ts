import type { MiddlewareHandler } from "hono";
import type { Emulation } from "../emulation";
import { accessDenied, insufficientPermissions, insufficientPrivileges, unauthenticated } from "../error-responses";
import type { Env } from "../request-context";

// Graph's gateway says these; which of them for which fault is as its users report it.
const WRONG = {
    malformed: "IDX14100: JWT is not well formed, there are no dots (.).",
    forged: "Signature is invalid.",
    expired: "Lifetime validation failed, the token is expired.",
} as const;

/** Whoever brings no token that is good now is turned away. */
export function authenticated(emulation: Emulation): MiddlewareHandler<Env> {
    return async (c, next) => {
        const [, token] = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
        if (token === undefined) throw unauthenticated("Access token is empty.");
        const claims = emulation.check(token);
        if (typeof claims === "string") throw unauthenticated(WRONG[claims]);
        if (claims.tid !== (await emulation.describe()).id)
            throw unauthenticated(`The token is of tenant ${claims.tid}, which this emulator does not serve.`);
        c.set("claims", claims);
        await next();
    };
}

/** Needs one of these permissions, and refuses as the Teams service does. */
export function teamsPermission(emulation: Emulation, ...permissions: string[]): MiddlewareHandler<Env> {
    return async (c, next) => {
        if (!permissions.some(permission => c.get("claims")?.roles.includes(permission)))
            throw emulation.settings.forbidden === "wrapped" ? accessDenied() : insufficientPermissions(permissions);
        await next();
    };
}

/** Needs one of these permissions, and refuses as the directory does. */
export function directoryPermission(...permissions: string[]): MiddlewareHandler<Env> {
    return async (c, next) => {
        if (!permissions.some(permission => c.get("claims")?.roles.includes(permission)))
            throw insufficientPrivileges();
        await next();
    };
}
