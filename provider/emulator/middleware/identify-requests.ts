import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Env } from "../request-context";

/** What the caller may choose as the id of a request, which responses repeat. */
const CLIENT_ID = /^[!-~]{1,128}$/;

/** Gives each request an id of its own and one of the caller's, which every response shows, on every path. */
export function identifyRequests(): MiddlewareHandler<Env> {
    return async (c, next) => {
        const requestId = randomUUID();
        const chosen = c.req.header("client-request-id") ?? "";
        c.set("requestId", requestId);
        c.set("clientRequestId", CLIENT_ID.test(chosen) ? chosen : requestId);
        c.set("isUnanswered", false);
        await next();
        if (c.get("isUnanswered")) return;
        c.header("request-id", requestId);
        c.header("client-request-id", c.get("clientRequestId"));
    };
}
