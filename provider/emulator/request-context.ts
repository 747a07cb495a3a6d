import { gunzipSync } from "node:zlib";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { CallKind } from "./call-kind";
import { badRequest } from "./error-responses";
import type { Window } from "./faults/fault-registry";
import type { Call } from "./faults/request-fault";
import type { Claims } from "./jwt";
import type { LoggedRequest } from "./request-log";

/** One HTTP request, whether it is a call or a batch of calls. */
export interface Arrival {
    /** By the process's own clock, in milliseconds. */
    readonly at: number;
    /** Windows whose first 429 goes out with this request's answer. */
    readonly windows: Window[];
}

export interface Env {
    Bindings: Partial<HttpBindings> & {
        /** Set for the parts of a batch: the batch's own. */
        readonly batch?: Arrival;
    };
    Variables: {
        requestId: string;
        clientRequestId: string;
        kind: CallKind;
        call: Call;
        arrival: Arrival;
        claims: Claims | null;
        tooEarly: LoggedRequest["tooEarly"];
        isCut: boolean;
    };
}

/** What a part of a batch answers when the whole batch's connection is to be cut. */
export const CUT_STATUS = 599;
/** What a part of a batch answers that the batch's answer is to lack. */
export const LOST_STATUS = 598;

/** Ends the connection without an answer. */
export function cut(c: Context<Env>): Response {
    c.set("isCut", true);
    const socket = c.env.incoming?.socket;
    if (!socket) return new Response(null, { status: CUT_STATUS });
    socket.destroy();
    return RESPONSE_ALREADY_SENT;
}

/** Leaves a part of a batch without an answer. */
export function lose(c: Context<Env>): Response {
    c.set("isCut", true);
    return new Response(null, { status: LOST_STATUS });
}

/** The body's text, unpacked if it was compressed. */
export async function readText(c: Context<Env>): Promise<string> {
    const bytes = Buffer.from(await c.req.arrayBuffer());
    if (c.req.header("content-encoding") !== "gzip") return bytes.toString();
    try {
        return gunzipSync(bytes).toString();
    } catch {
        throw badRequest("The request body is not gzip, as its Content-Encoding says.");
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

/** Where this emulator is reached, as the caller wrote it, with the version. */
export function rootOf(c: Context<Env>): string {
    const { origin, pathname } = new URL(c.req.url);
    return `${origin}/${pathname.split("/")[1] ?? "v1.0"}`;
}
