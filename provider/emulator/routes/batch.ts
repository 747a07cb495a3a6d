import type { Context, Hono } from "hono";
import { z } from "zod";
import { canonicalPath } from "../call-kind";
import type { Emulation } from "../emulation";
import { badRequest, GraphError, malformed, toEnvelope } from "../error-responses";
import { baseUrlOf, CUT_STATUS, cutConnection, type Env, LOST_STATUS, readJson } from "../request-context";

/** From Microsoft's page on JSON batching. */
const MAX_PARTS = 20;

const Id = z.union([z.string(), z.number()]).transform(String);
const Part = z.object({
    id: Id,
    method: z.string().toUpperCase(),
    /** Relative to the API version. */
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    /** JSON, or base64, in which official clients send a body without headers. */
    body: z.unknown().optional(),
    dependsOn: z.array(Id).nullish(),
});
type Part = z.infer<typeof Part>;
/** A part with an id can be answered, however malformed the rest of it is. */
const Batch = z.object({ requests: z.array(z.looseObject({ id: Id })) });
type Received = z.infer<typeof Batch>["requests"][number];

interface PartResponse {
    readonly id: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
}

/**
 * `$batch`: carries out each part like a single call, in the given order; a part fails if one that it depends on failed. If a fault
 * cuts the connection of one part, the other parts are still carried out, because Graph does not guarantee an order, but the
 * responses of all parts are lost.
 */
export function batch(emulation: Emulation, root: () => Hono<Env>) {
    return async (c: Context<Env>): Promise<Response> => {
        const parts = readBatch(c, await readJson(c));
        const limit = emulation.faults.take("cut-amid", c.get("call")) ? Math.floor(parts.length / 2) : parts.length;
        const responses = new Map<string, PartResponse>();
        let isCut = limit < parts.length;
        for (const received of parts.slice(0, limit)) {
            const { id } = received;
            const response = await answerPart(emulation, root(), c, received, responses);
            if (response === "cut") isCut = true;
            else responses.set(id, response);
        }
        if (isCut) return cutConnection(c);
        return c.json({ responses: [...responses.values()].filter(({ status }) => status !== LOST_STATUS) });
    };
}

/** @throws GraphError 400 if the batch as a whole is wrong; the wording is ours */
function readBatch(c: Context<Env>, body: unknown): readonly Received[] {
    const parsed = Batch.safeParse(body);
    if (!parsed.success) throw badRequest("Invalid batch payload format.");
    const { requests } = parsed.data;
    if (requests.length > MAX_PARTS)
        throw badRequest(`A batch can have at most ${MAX_PARTS} requests, but this one has ${requests.length}.`);
    const seen = new Set<string>();
    for (const received of requests) {
        const { id } = received;
        if (seen.has(id)) throw badRequest(`The id '${id}' appears twice in the batch.`);
        const { data } = Part.safeParse(received);
        // Dependencies can only point backwards, so they cannot form a cycle.
        const unknown = data?.dependsOn?.find(other => !seen.has(other));
        if (unknown !== undefined)
            throw badRequest(`Request '${id}' depends on '${unknown}', which does not come before it.`);
        const path = data ? urlOf(c, data)?.pathname : undefined;
        if (path !== undefined && /\/\$batch$/.test(canonicalPath(path)))
            throw badRequest("A batch cannot be part of a batch.");
        seen.add(id);
    }
    return requests;
}

async function answerPart(
    emulation: Emulation,
    root: Hono<Env>,
    c: Context<Env>,
    received: Received,
    earlier: ReadonlyMap<string, PartResponse>,
): Promise<PartResponse | "cut"> {
    const { id } = received;
    const { data: part, error } = Part.safeParse(received);
    if (!part) return refusal(emulation, c, id, malformed("The request is malformed", error));
    if ((part.dependsOn ?? []).some(other => (earlier.get(other)?.status ?? 500) >= 400))
        return refusal(emulation, c, id, failedDependency());
    const url = urlOf(c, part);
    if (!url) return refusal(emulation, c, id, badRequest(`'${part.url}' is not a URL below this API version.`));
    const request = toRequest(c, part, url);
    return request instanceof GraphError ? refusal(emulation, c, id, request) : callPart(root, c, id, request);
}

/** The URL of a part; `null` if it is malformed or leaves the API version of the batch, as in `/../beta/users`. */
function urlOf(c: Context<Env>, part: Part): URL | null {
    const base = baseUrlOf(c);
    try {
        const url = new URL(`${base}/${part.url.replace(/^\/+/, "")}`);
        decodeURIComponent(url.pathname);
        return url.href.startsWith(`${base}/`) ? url : null;
    } catch {
        return null;
    }
}

function toRequest(c: Context<Env>, { method, headers: given, body: content }: Part, url: URL): Request | GraphError {
    try {
        const headers = new Headers(given ?? {});
        const authorization = c.req.header("authorization");
        if (!headers.has("authorization") && authorization) headers.set("authorization", authorization);
        const body = content === undefined || content === null ? null : toText(content);
        return new Request(url, { method, headers, ...(body === null ? {} : { body }) });
    } catch (error) {
        // The platform refuses methods, headers and bodies that HTTP does not allow.
        return badRequest(`The request is malformed: ${(error as Error).message}`);
    }
}

async function callPart(root: Hono<Env>, c: Context<Env>, id: string, request: Request): Promise<PartResponse | "cut"> {
    const response = await root.fetch(request, { batch: c.get("arrival") });
    if (response.status === CUT_STATUS) return "cut";
    const text = await response.text();
    return {
        id,
        status: response.status,
        headers: Object.fromEntries([...response.headers].map(([name, value]) => [capitalised(name), value])),
        body: text === "" ? null : JSON.parse(text),
    };
}

function toText(body: unknown): string {
    if (typeof body !== "string") return JSON.stringify(body);
    const decoded = Buffer.from(body, "base64").toString();
    return /^\s*[{[]/.test(decoded) ? decoded : body;
}

const capitalised = (name: string) => name.replace(/(^|-)[a-z]/g, letter => letter.toUpperCase());

function failedDependency(): GraphError {
    return new GraphError(424, "FailedDependency", "A request on which this one depends failed.");
}

/** The answer to a part that is not carried out. */
function refusal({ clock }: Emulation, c: Context<Env>, id: string, error: GraphError): PartResponse {
    const ids = { requestId: c.get("requestId"), clientRequestId: c.get("clientRequestId") };
    return {
        id,
        status: error.status,
        headers: { "Content-Type": "application/json" },
        body: toEnvelope(error, { date: clock.now(), ...ids }),
    };
}
