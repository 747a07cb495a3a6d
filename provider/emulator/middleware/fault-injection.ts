import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import { kindOf, plainPath } from "../call-kind";
import type { Emulation } from "../emulation";
import { tooManyRequests, unavailable } from "../error-responses";
import type { Call } from "../faults/request-fault";
import { cut, type Env, lose, readText } from "../request-context";

/** Names the request, logs it when it is answered, and says when a 429 left. */
export function recorded(emulation: Emulation): MiddlewareHandler<Env> {
    return async (c, next) => {
        const requestId = randomUUID();
        const { pathname, search } = new URL(c.req.url);
        c.set("requestId", requestId);
        c.set("clientRequestId", c.req.header("client-request-id") ?? requestId);
        c.set("claims", null);
        c.set("tooEarly", null);
        c.set("isCut", false);
        c.set("arrival", c.env.batch ?? { at: performance.now(), windows: [] });
        c.set("kind", kindOf(plainPath(pathname).replace(/^\/(v1\.0|beta)/, "")));
        const time = emulation.clock.now().toISOString();
        await next();

        if (!c.get("isCut")) {
            c.header("request-id", requestId);
            c.header("client-request-id", c.get("clientRequestId"));
        }
        const retryAttempt = c.req.header("retry-attempt");
        const entry = {
            time,
            method: c.req.method,
            path: pathname + search,
            status: c.get("isCut") ? 0 : c.res.status,
            inBatch: c.env.batch !== undefined,
            subject: c.get("claims")?.sub ?? null,
            retryAttempt: retryAttempt === undefined ? null : Number(retryAttempt),
            tooEarly: c.get("tooEarly"),
        };
        emulation.requests.add(entry, c.get("kind"));
        if (!c.env.batch) for (const window of c.get("arrival").windows) window.answeredAt = performance.now();
    };
}

/** The faults of the way: a call may be slow, cut off, turned away, or done and its answer lost. */
export function underFaults(emulation: Emulation): MiddlewareHandler<Env> {
    const { faults, settings } = emulation;
    return async (c, next) => {
        const text = await textOf(c);
        const arrived = { kind: c.get("kind"), inBatch: c.env.batch !== undefined, text, named: namedIn(text) };
        const call = { ...arrived, drawn: faults.draw(arrived) };
        c.set("call", call);
        if (settings.latencyMs > 0 && !call.inBatch) await pause(settings.latencyMs);
        const slow = faults.take("slow", call);
        if (slow) await pause(slow.ms);
        if (faults.take("cut-before", call)) return cut(c);
        turnAway(emulation, c);
        await next();
        if (faults.take("cut-after", call)) c.res = cut(c);
        else if (call.inBatch && faults.take("lost-part", call)) c.res = lose(c);
        return undefined;
    };
}

/** @throws GraphError 429 or 503 */
function turnAway({ faults, clock }: Emulation, c: Context<Env>): void {
    const call = c.get("call");
    const window = faults.windowOf(call);
    if (window) {
        const { at } = c.get("arrival");
        const remainingMs = window.until.getTime() - clock.now().getTime();
        // A call that was under way before the first 429 was answered could not have known.
        if (window.answeredAt !== null && at > window.answeredAt)
            c.set("tooEarly", { remainingMs, sinceAnswerMs: Math.round(at - window.answeredAt) });
        throw tooManyRequests(Math.ceil(remainingMs / 1000));
    }
    const throttle = faults.take("throttle", call);
    if (throttle) {
        c.get("arrival").windows.push(faults.open(throttle));
        throw tooManyRequests(throttle.retryAfterSeconds);
    }
    const away = faults.take("unavailable", call);
    if (away) throw unavailable(away.retryAfterSeconds);
}

/** What a call names, in clear: its address, the ids in it, and its body. */
async function textOf(c: Context<Env>): Promise<string> {
    const { pathname, search } = new URL(c.req.url);
    const id = Buffer.from(pathname.split("/").at(-1) ?? "", "base64url").toString();
    const query = [...new URLSearchParams(search).values()].join(" ");
    const body = c.req.method === "POST" ? await readText(c) : "";
    return [clear(pathname), id, query, body].join("\n");
}

/** The number and the account that an action's body names, if it is an action. */
function namedIn(text: string): Call["named"] {
    const value = (key: string) => new RegExp(`"${key}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1] ?? null;
    const number = value("telephoneNumber");
    return {
        number: number === null || number.startsWith("+") ? number : `+${number}`,
        account: value("assignmentTargetId"),
    };
}

function clear(pathname: string): string {
    try {
        return decodeURIComponent(pathname);
    } catch {
        return pathname;
    }
}
