import { setTimeout as pause } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import type { Emulation } from "../emulation";
import { tooManyRequests, unavailable } from "../error-responses";
import type { IncomingCall } from "../faults/request-fault";
import { cutConnection, type Env, omitPart, readText } from "../request-context";

/** Injects transport faults: delays, cut connections, 429, 503, and lost answers of calls that were carried out. */
export function injectFaults(emulation: Emulation): MiddlewareHandler<Env> {
    const { faults, settings } = emulation;
    return async (c, next) => {
        const text = await textOf(c);
        const arrived = { kind: c.get("kind"), inBatch: c.env.batch !== undefined, text, named: namedIn(text) };
        const call = { ...arrived, drawn: faults.draw(arrived) };
        c.set("call", call);
        if (settings.latencyMs > 0 && !call.inBatch) await pause(settings.latencyMs);
        const delay = faults.take("delay-before", call);
        if (delay) await pause(delay.ms);
        if (faults.take("cut-before", call)) return cutConnection(c);
        throttleOrFail(emulation, c);
        await next();
        if (faults.take("cut-after", call)) c.res = cutConnection(c);
        else if (call.inBatch && faults.take("lost-part", call)) c.res = omitPart(c);
        return undefined;
    };
}

/** @throws GraphError 429 or 503 */
function throttleOrFail({ faults, clock }: Emulation, c: Context<Env>): void {
    const call = c.get("call");
    const window = faults.windowFor(call);
    if (window) {
        const { at } = c.get("arrival");
        const remainingMs = window.until.getTime() - clock.now().getTime();
        // A client that sent its request before the first 429 was answered could not know that it should wait.
        if (window.answeredAt !== null && at > window.answeredAt)
            c.set("tooEarly", { remainingMs, sinceAnswerMs: Math.round(at - window.answeredAt) });
        throw tooManyRequests(Math.ceil(remainingMs / 1000));
    }
    const throttle = faults.take("throttle", call);
    if (throttle) {
        c.get("arrival").windows.push(faults.openWindow(throttle));
        throw tooManyRequests(throttle.retryAfterSeconds);
    }
    const outage = faults.take("unavailable", call);
    if (outage) throw unavailable(outage.retryAfterSeconds);
}

/** All text of a call, decoded: its path, the id at the end of the path, its query and its body. */
async function textOf(c: Context<Env>): Promise<string> {
    const { pathname, search } = new URL(c.req.url);
    const id = Buffer.from(pathname.split("/").at(-1) ?? "", "base64url").toString();
    const query = [...new URLSearchParams(search).values()].join(" ");
    const body = c.req.method === "POST" ? await readText(c) : "";
    return [decodePath(pathname), id, query, body].join("\n");
}

/** The number and the account in an action's body. Both are `null` for other calls. */
function namedIn(text: string): IncomingCall["named"] {
    const value = (key: string) => new RegExp(`"${key}"\\s*:\\s*"([^"]*)"`, "i").exec(text)?.[1] ?? null;
    const number = value("telephoneNumber");
    return {
        number: number === null || number.startsWith("+") ? number : `+${number}`,
        account: value("assignmentTargetId"),
    };
}

function decodePath(pathname: string): string {
    try {
        return decodeURIComponent(pathname);
    } catch {
        return pathname;
    }
}
