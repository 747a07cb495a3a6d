import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ConnectionLost, ServiceError, Throttled } from "../../tenant/embedded/service-error";
import type { Emulation } from "../emulation";
import { GraphError, toEnvelope, tooManyRequests } from "../error-responses";
import { cutConnection, type Env } from "../request-context";

/** Turns any error into an error response of Graph. */
export function answerError(emulation: Emulation) {
    return (error: unknown, c: Context<Env>): Response => {
        if (error instanceof ConnectionLost) return cutConnection(c);
        const graphError = toGraphError(error);
        const envelope = toEnvelope(graphError, {
            date: emulation.clock.now(),
            requestId: c.get("requestId"),
            clientRequestId: c.get("clientRequestId"),
        });
        return c.json(envelope, graphError.status, graphError.headers);
    };
}

const STATUS: ReadonlyMap<string, ContentfulStatusCode> = new Map([
    ["NotFound", 404],
    ["Unauthorized", 401],
    ["Forbidden", 403],
]);

function toGraphError(error: unknown): GraphError {
    if (error instanceof GraphError) return error;
    if (error instanceof Throttled) return tooManyRequests(Math.ceil(error.retryAfterMs / 1000));
    // Assumption: Graph uses the same codes as the cmdlets.
    if (error instanceof ServiceError) return new GraphError(STATUS.get(error.code) ?? 400, error.code, error.message);
    return new GraphError(500, "InternalServerError", `The emulator itself failed: ${String(error)}`);
}
