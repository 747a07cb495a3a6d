import { gunzipSync } from "node:zlib";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { CallKind } from "./call-kind";
import { badRequest, tooLarge, unsupportedEncoding } from "./error-responses";
import type { Window } from "./faults/fault-registry";
import type { IncomingCall } from "./faults/request-fault";
import type { Claims } from "./jwt";
import { MAX_BODY_BYTES } from "./limits";
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
        /** The body, once it was read. */
        text: string | undefined;
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

/** Reads the body as text, decompressed if necessary. @throws GraphError 400, 413 or 415 */
export async function readText(c: Context<Env>): Promise<string> {
    const known = c.get("text");
    if (known !== undefined) return known;
    const text = decompressed(await readBytes(c), c.req.header("content-encoding")?.toLowerCase() ?? "identity");
    c.set("text", text);
    return text;
}

async function readBytes(c: Context<Env>): Promise<Buffer> {
    const length = c.req.header("content-length");
    if (Number(length ?? 0) > MAX_BODY_BYTES) throw tooLarge();
    // Part of a batch, whose own size was checked, or a request that sends as many bytes as it declares.
    if (c.env.batch !== undefined || length !== undefined) return Buffer.from(await c.req.arrayBuffer());
    const chunks: Uint8Array[] = [];
    let size = 0;
    // A body in chunks has no length, so it is counted while it arrives.
    for await (const chunk of c.req.raw.body ?? []) {
        size += chunk.length;
        if (size > MAX_BODY_BYTES) throw tooLarge();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

function decompressed(bytes: Buffer, encoding: string): string {
    if (encoding === "identity") return bytes.toString();
    if (encoding !== "gzip") throw unsupportedEncoding(encoding);
    try {
        return gunzipSync(bytes, { maxOutputLength: MAX_BODY_BYTES }).toString();
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
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
