import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Emulation } from "../emulation";
import { badRequest } from "../error-responses";
import { CUT_STATUS, cut, type Env, LOST_STATUS, readJson, rootOf } from "../request-context";

/** Microsoft's page on JSON batching: at most 20 parts. */
const MOST_PARTS = 20;

const Part = z.object({
    id: z.coerce.string(),
    method: z.string().toUpperCase(),
    /** Relative to the version. */
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    /** JSON; or base64, as official clients send a body without its headers. */
    body: z.unknown().optional(),
    dependsOn: z.array(z.coerce.string()).nullish(),
});
type Part = z.infer<typeof Part>;
const Batch = z.object({ requests: z.array(Part) });

interface Answer {
    readonly id: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
}

/**
 * `$batch`: each part goes the way of a call of its own, in the order given, after those that it depends on. Where one of them is cut
 * off, before or after it is done, the answers of all are lost, and the others are done: Graph promises no order.
 */
export function batch({ faults }: Emulation, root: () => Hono<Env>) {
    return async (c: Context<Env>): Promise<Response> => {
        const parts = readBatch(await readJson(c));
        const most = faults.take("cut-amid", c.get("call")) ? Math.floor(parts.length / 2) : parts.length;
        const answers = new Map<string, Answer>();
        let isCut = most < parts.length;
        for (const part of parts.slice(0, most)) {
            const failed = (part.dependsOn ?? []).some(id => (answers.get(id)?.status ?? 500) >= 400);
            const answer = failed ? failedDependency(part.id) : await ask(root(), c, part);
            if (answer === "cut") isCut = true;
            else answers.set(part.id, answer);
        }
        if (isCut) return cut(c);
        return c.json({ responses: [...answers.values()].filter(({ status }) => status !== LOST_STATUS) });
    };
}

/** @throws GraphError 400, in words of ours. */
function readBatch(body: unknown): readonly Part[] {
    const parsed = Batch.safeParse(body);
    if (!parsed.success) throw badRequest("Invalid batch payload format.");
    const { requests } = parsed.data;
    if (requests.length > MOST_PARTS)
        throw badRequest(`A batch has at most ${MOST_PARTS} requests, and this one has ${requests.length}.`);
    const seen = new Set<string>();
    for (const { id, url, dependsOn } of requests) {
        if (seen.has(id)) throw badRequest(`The id '${id}' is given twice in the batch.`);
        // So there is no circle either.
        const unknown = (dependsOn ?? []).find(other => !seen.has(other));
        if (unknown !== undefined) throw badRequest(`Request '${id}' depends on '${unknown}', which is not before it.`);
        if (/\$batch/.test(decodeURIComponent(url))) throw badRequest("A batch cannot be part of a batch.");
        seen.add(id);
    }
    return requests;
}

async function ask(root: Hono<Env>, c: Context<Env>, part: Part): Promise<Answer | "cut"> {
    const headers = new Headers(part.headers ?? {});
    const authorization = c.req.header("authorization");
    if (!headers.has("authorization") && authorization) headers.set("authorization", authorization);
    const url = new URL(`${rootOf(c)}/${part.url.replace(/^\//, "")}`);
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

function failedDependency(id: string): Answer {
    const error = { code: "FailedDependency", message: "A request that this one depends on failed." };
    return { id, status: 424, headers: { "Content-Type": "application/json" }, body: { error } };
}
