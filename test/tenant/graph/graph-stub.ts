import type { TokenCredential } from "@azure/core-auth";
import { createHttpHeaders, type HttpClient, type PipelineRequest } from "@azure/core-rest-pipeline";
import { GraphTenant } from "../../../provider/tenant/graph";
import type { Tuning } from "../../../provider/tenant/graph/tuning";
import { TENANT } from "../../support/worlds/world";

export interface Reply {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
}

/** A refusal in Graph's error envelope. */
export const REFUSED: Reply = { status: 400, body: { error: { code: "BadRequest", message: "Not supported." } } };

const CONFIGURATION = {
    tenantId: TENANT,
    cloud: "Commercial" as const,
    credential: null,
    endpoint: "http://127.0.0.1:1",
};

/**
 * A tenant behind a Graph that answers as a test likes, for answers that the emulator never gives.
 * @param respond Gets each HTTP request with its decoded path.
 * @param more Tuning beside short pauses.
 */
export function graphStub(
    respond: (path: string, request: PipelineRequest) => Reply,
    more: Partial<Tuning> = {},
    token = "test",
): GraphTenant {
    const http: HttpClient = {
        sendRequest: async request => {
            const { pathname, search } = new URL(request.url);
            const { status = 200, headers = {}, body = null } = respond(decodeURIComponent(pathname + search), request);
            return { request, status, headers: createHttpHeaders(headers), bodyAsText: JSON.stringify(body) };
        },
    };
    const credential: TokenCredential = {
        getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
    };
    const tuning = { batchWindowMs: 0, firstBackOffMs: 1, maxBackOffMs: 1, ...more };
    return new GraphTenant(CONFIGURATION, { http, tuning, credential });
}

/** The same for a Graph that takes batches. @param respond Gets each single request and each part of a batch. */
export function batchingGraphStub(respond: (path: string) => Reply): { tenant: GraphTenant; requests: string[] } {
    const requests: string[] = [];
    const record = (path: string) => {
        requests.push(path);
        return respond(path);
    };
    const tenant = graphStub((path, request) => {
        if (!path.endsWith("/$batch")) return record(path);
        const parts = (JSON.parse(String(request.body)) as { requests: { id: string; url: string }[] }).requests;
        const responses = parts.map(({ id, url }) => ({ id, status: 200, ...record(decodeURIComponent(url)) }));
        return { body: { responses } };
    });
    return { tenant, requests };
}
