import { z } from "zod";
import { headersFor } from "../api/paths";
import type { HttpTransport } from "./http-transport";
import type { GraphRequest, LostResponse, RequestResult } from "./response";

const Responses = z.object({
    responses: z.array(
        z.object({
            id: z.coerce.string(),
            status: z.number(),
            headers: z.record(z.string(), z.string()).nullish(),
            // Absent where there is none, as of an action that was accepted.
            body: z.unknown().optional(),
        }),
    ),
});
const HEADERS = { prefer: "include-unknown-enum-members" };

/**
 * Sends up to 20 requests as one, and one as itself. They are carried out in any order, so none may depend on another.
 * @returns an answer each, in the order of the requests
 */
export async function sendBatch(http: HttpTransport, requests: readonly GraphRequest[]): Promise<RequestResult[]> {
    const [only] = requests;
    if (only && requests.length === 1) return [await http.send(only)];
    const parts = requests.map(({ method, path, body }, index) => ({
        id: String(index),
        method,
        url: path,
        headers: {
            ...HEADERS,
            ...headersFor(path),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body }),
    }));
    const answer = await http.send({ method: "POST", path: "/$batch", body: { requests: parts } });
    // What is said of the batch is said of each part: put off, not allowed, or lost.
    if (answer.kind === "lost" || answer.status !== 200) return requests.map(() => answer);
    const parsed = Responses.safeParse(answer.body);
    const lost: LostResponse = { kind: "lost", message: "Microsoft Graph's answer to a batch lacks this part" };
    if (!parsed.success) return requests.map(() => lost);
    const byId = new Map(parsed.data.responses.map(response => [response.id, response]));
    return requests.map((_, index) => {
        const part = byId.get(String(index));
        if (!part) return lost;
        const headers = Object.fromEntries(
            Object.entries(part.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
        );
        const requestId = headers["request-id"] ?? answer.requestId;
        // A date in a part counts from the batch's own, unless the part has one.
        const dated = { ...(answer.headers.date ? { date: answer.headers.date } : {}), ...headers };
        return { kind: "response", status: part.status, headers: dated, body: part.body ?? null, requestId };
    });
}
