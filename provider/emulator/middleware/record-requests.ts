import type { MiddlewareHandler } from "hono";
import { callKindOf } from "../call-kind";
import type { Emulation } from "../emulation";
import { MAX_TEXT_LENGTH } from "../limits";
import type { Env } from "../request-context";

const MAX_METHOD_LENGTH = 20;

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
            method: cut(c.req.method, MAX_METHOD_LENGTH),
            path: cut(pathname + search, MAX_TEXT_LENGTH),
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

function cut(text: string, length: number): string {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}
