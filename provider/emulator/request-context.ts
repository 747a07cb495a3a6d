import { gunzipSync } from "node:zlib";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { CallKind } from "./call-kind";
import { badRequest } from "./error-responses";
import type { Window } from "./faults/fault-registry";
import type { IncomingCall } from "./faults/request-fault";
import type { Claims } from "./jwt";
import type { LoggedRequest } from "./request-log";

/** The arrival of one HTTP request, which is a single call or a batch. */
export interface Arrival {
    /** Milliseconds of the process's own clock. */
    readonly at: number;
    /** The windows whose first 429 is part of this request's response. */
    readonly windows: Window[];
}

export interface Env {
    Bindings: Partial<HttpBindings> & {
        /** The arrival of the batch, for its parts. */
        readonly batch?: Arrival;
    };
    Variables: {
        requestId: string;
        clientRequestId: string;
        kind: CallKind;
        call: IncomingCall;
        arrival: Arrival;
        claims: Claims | null;
        tooEarly: LoggedRequest["tooEarly"];
        isUnanswered: boolean;
    };
}

/** Internal status of a part of a batch: cut the connection of the whole batch. */
export const CUT_STATUS = 599;
/** Internal status of a part of a batch: omit the part from the batch's response. */
export const LOST_STATUS = 598;

/** Closes the connection without a response. */
export function cutConnection(c: Context<Env>): Response {
    c.set("isUnanswered", true);
    const socket = c.env.incoming?.socket;
    if (!socket) return new Response(null, { status: CUT_STATUS });
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
}

/** Omits a part of a batch from the batch's response. */
export function omitPart(c: Context<Env>): Response {
    c.set("isUnanswered", true);
    return new Response(null, { status: LOST_STATUS });
}

/** Reads the body as text, decompressed if necessary. @throws GraphError 400 */
export async function readText(c: Context<Env>): Promise<string> {
    const bytes = Buffer.from(await c.req.arrayBuffer());
    if (c.req.header("content-encoding") !== "gzip") return bytes.toString();
    try {
        return gunzipSync(bytes).toString();
    } catch {
        throw badRequest("The Content-Encoding is gzip, but the request body is not valid gzip.");
    }
}

export async function readJson(c: Context<Env>): Promise<unknown> {
    const text = await readText(c);
    try {
        return JSON.parse(text);
    } catch {
        throw badRequest(
            "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
        );
    }
}

/** The URL of the emulator as the caller addressed it, with the API version. */
export function baseUrlOf(c: Context<Env>): string {
    return `${new URL(c.req.url).origin}/${c.req.path.split("/")[1] ?? "v1.0"}`;
}
