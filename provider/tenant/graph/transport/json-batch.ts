import { z } from "zod";
import { headersFor } from "../api/paths";
import type { HttpTransport } from "./http-transport";
import type { GraphRequest, GraphResponse, LostResponse, RequestResult } from "./response";

const Part = z.object({
    id: z.coerce.string(),
    status: z.number(),
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
    // A batch that was throttled, refused or lost as a whole means the same for each of its requests.
    if (batch.kind === "lost" || batch.status !== 200) return requests.map(() => batch);
    const parsed = BatchResponse.safeParse(batch.body);
    const parts = new Map(parsed.data?.responses.map(part => [part.id, part]));
    return requests.map((_, index) => {
        const part = parts.get(String(index));
        return part ? toResponse(part, batch) : MISSING_PART;
    });
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
