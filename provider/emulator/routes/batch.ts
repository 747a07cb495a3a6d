import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Emulation } from "../emulation";
import { badRequest } from "../error-responses";
import { baseUrlOf, CUT_STATUS, cutConnection, type Env, LOST_STATUS, readJson } from "../request-context";

/** From Microsoft's page on JSON batching. */
const MAX_PARTS = 20;

const Part = z.object({
    id: z.coerce.string(),
    method: z.string().toUpperCase(),
    /** Relative to the API version. */
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    /** JSON, or base64, in which official clients send a body without headers. */
    body: z.unknown().optional(),
    dependsOn: z.array(z.coerce.string()).nullish(),
});
type Part = z.infer<typeof Part>;
const Batch = z.object({ requests: z.array(Part) });

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
export function batch({ faults }: Emulation, root: () => Hono<Env>) {
    return async (c: Context<Env>): Promise<Response> => {
        const parts = readBatch(await readJson(c));
        const limit = faults.take("cut-amid", c.get("call")) ? Math.floor(parts.length / 2) : parts.length;
        const responses = new Map<string, PartResponse>();
        let isCut = limit < parts.length;
        for (const part of parts.slice(0, limit)) {
            const failed = (part.dependsOn ?? []).some(id => (responses.get(id)?.status ?? 500) >= 400);
            const response = failed ? failedDependency(part.id) : await callPart(root(), c, part);
            if (response === "cut") isCut = true;
            else responses.set(part.id, response);
        }
        if (isCut) return cutConnection(c);
        return c.json({ responses: [...responses.values()].filter(({ status }) => status !== LOST_STATUS) });
    };
}

/** @throws GraphError 400; the wording is ours */
function readBatch(body: unknown): readonly Part[] {
    const parsed = Batch.safeParse(body);
    if (!parsed.success) throw badRequest("Invalid batch payload format.");
    const { requests } = parsed.data;
    if (requests.length > MAX_PARTS)
        throw badRequest(`A batch can have at most ${MAX_PARTS} requests, but this one has ${requests.length}.`);
    const seen = new Set<string>();
    for (const { id, url, dependsOn } of requests) {
        if (seen.has(id)) throw badRequest(`The id '${id}' appears twice in the batch.`);
        // Dependencies can only point backwards, so they cannot form a cycle.
        const unknown = (dependsOn ?? []).find(other => !seen.has(other));
        if (unknown !== undefined)
            throw badRequest(`Request '${id}' depends on '${unknown}', which does not come before it.`);
        if (/\$batch/.test(decodeURIComponent(url))) throw badRequest("A batch cannot be part of a batch.");
        seen.add(id);
    }
    return requests;
}

async function callPart(root: Hono<Env>, c: Context<Env>, part: Part): Promise<PartResponse | "cut"> {
    const headers = new Headers(part.headers ?? {});
    const authorization = c.req.header("authorization");
    if (!headers.has("authorization") && authorization) headers.set("authorization", authorization);
    const url = new URL(`${baseUrlOf(c)}/${part.url.replace(/^\//, "")}`);
    const body = part.body === undefined || part.body === null ? null : toText(part.body);
    const request = new Request(url, { method: part.method, headers, ...(body === null ? {} : { body }) });
    const response = await root.fetch(request, { batch: c.get("arrival") });
    if (response.status === CUT_STATUS) return "cut";
    const text = await response.text();
    return {
        id: part.id,
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

function failedDependency(id: string): PartResponse {
    const error = { code: "FailedDependency", message: "A request on which this one depends failed." };
    return { id, status: 424, headers: { "Content-Type": "application/json" }, body: { error } };
}
