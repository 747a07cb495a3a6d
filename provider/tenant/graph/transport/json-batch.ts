import { z } from "zod";
import { headersFor } from "../api/paths";
import type { HttpTransport } from "./http-transport";
import type { GraphRequest, GraphResponse, LostResponse, RequestResult } from "./response";

const Part = z.object({
    id: z.coerce.string(),
    status: z.int().min(100).max(599),
    headers: z.record(z.string(), z.string()).nullish(),
    // Missing where a response has no body, such as 202 for an accepted action.
    body: z.unknown().optional(),
});
const BatchResponse = z.object({ responses: z.array(Part) });
const HEADERS = { prefer: "include-unknown-enum-members" };

/**
 * Sends up to 20 requests as one JSON batch, and a single request as it is. Graph carries out the requests of a batch in any
 * order, so none of them may depend on another.
 * @returns one result per request, in the order of the requests
 */
export async function sendBatch(http: HttpTransport, requests: readonly GraphRequest[]): Promise<RequestResult[]> {
    const [only] = requests;
    if (only && requests.length === 1) return [await http.send(only)];
    const batch = await http.send({ method: "POST", path: "/$batch", body: { requests: requests.map(toPart) } });
    if (batch.kind === "lost" || batch.status !== 200) return requests.map(() => asPart(batch));
    const parsed = BatchResponse.safeParse(batch.body);
    const parts = new Map(parsed.data?.responses.map(part => [part.id, part]));
    return requests.map((_, index) => {
        const part = parts.get(String(index));
        return part ? toResponse(part, batch) : MISSING_PART;
    });
}

/**
 * What the answer to a whole batch means for each of its requests. One that was throttled, refused or lost means the same for
 * each, but no status of a batch shows that an entity does not exist or that a write was done.
 */
function asPart(batch: RequestResult): RequestResult {
    if (batch.kind === "lost" || (batch.status >= 400 && batch.status !== 404)) return batch;
    if (batch.status < 300) return { kind: "lost", message: `Microsoft Graph answered a batch with ${batch.status}` };
    return { ...batch, body: null };
}

const MISSING_PART: LostResponse = { kind: "lost", message: "Microsoft Graph's answer to a batch lacks this part" };

function toPart({ method, path, body }: GraphRequest, index: number) {
    const contentType = body === undefined ? {} : { "content-type": "application/json" };
    return {
        id: String(index),
        method,
        url: path,
        headers: { ...HEADERS, ...headersFor(path), ...contentType },
        ...(body === undefined ? {} : { body }),
    };
}

function toResponse(part: z.infer<typeof Part>, batch: GraphResponse): GraphResponse {
    const own = Object.fromEntries(
        Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    // A `Retry-After` date counts from the part's own `Date`, or from that of the batch.
    const headers: Record<string, string> = { ...(batch.headers.date ? { date: batch.headers.date } : {}), ...own };
    const requestId = headers["request-id"] ?? batch.requestId;
    return { kind: "response", status: part.status, headers, body: part.body ?? null, requestId };
}
