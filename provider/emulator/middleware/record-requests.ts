import type { MiddlewareHandler } from "hono";
import { callKindOf } from "../call-kind";
import type { Emulation } from "../emulation";
import type { Env } from "../request-context";

/** Logs each request once it is answered, and notes when the 429s that open a window were sent. */
export function recordRequests(emulation: Emulation): MiddlewareHandler<Env> {
    return async (c, next) => {
        const { pathname, search } = new URL(c.req.url);
        c.set("claims", null);
        c.set("tooEarly", null);
        c.set("arrival", c.env.batch ?? { at: performance.now(), windows: [] });
        c.set("kind", callKindOf(c.req.path.replace(/^\/(v1\.0|beta)/, "")));
        const time = emulation.clock.now().toISOString();
        await next();

        const retryAttempt = c.req.header("retry-attempt");
        const entry = {
            time,
            method: c.req.method,
            path: pathname + search,
            status: c.get("isUnanswered") ? 0 : c.res.status,
            inBatch: c.env.batch !== undefined,
            subject: c.get("claims")?.sub ?? null,
            retryAttempt: retryAttempt === undefined ? null : Number(retryAttempt),
            tooEarly: c.get("tooEarly"),
        };
        emulation.requests.add(entry, c.get("kind"));
        if (!c.env.batch) for (const window of c.get("arrival").windows) window.answeredAt = performance.now();
    };
}
