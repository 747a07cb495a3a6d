import { createHttpHeaders, type HttpClient, type PipelineRequest } from "@azure/core-rest-pipeline";
import { GraphTenant } from "../../../provider/tenant/graph";
import { TENANT } from "../../support/world";

export interface Reply {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
}

/** A tenant on answers that no emulator gives. @param answer gets each request; the login is not one. */
export function onAnswers(answer: (path: string, request: PipelineRequest) => Reply): GraphTenant {
    const http: HttpClient = {
        sendRequest: async request => {
            const { pathname, search } = new URL(request.url);
            const { status = 200, headers = {}, body = null } = answer(decodeURIComponent(pathname + search), request);
            return { request, status, headers: createHttpHeaders(headers), bodyAsText: JSON.stringify(body) };
        },
    };
    process.env.TEAMS_PHONE_GRAPH_TOKEN = "given";
    const configuration = {
        tenantId: TENANT,
        cloud: "Commercial" as const,
        credential: null,
        endpoint: "http://127.0.0.1:1",
    };
    return new GraphTenant(configuration, { http, tuning: { batchWindowMs: 0, firstBackOffMs: 1, maxBackOffMs: 1 } });
}

/** The same for a service that takes batches. @param answer gets each request, and each part of a batch. */
export function onParts(answer: (path: string) => Reply): { tenant: GraphTenant; asked: string[] } {
    const asked: string[] = [];
    const noted = (path: string) => {
        asked.push(path);
        return answer(path);
    };
    const tenant = onAnswers((path, request) => {
        if (!path.endsWith("/$batch")) return noted(path);
        const { requests } = JSON.parse(String(request.body)) as { requests: { id: string; url: string }[] };
        const responses = requests.map(({ id, url }) => ({ id, status: 200, ...noted(decodeURIComponent(url)) }));
        return { body: { responses } };
    });
    return { tenant, asked };
}

export function forgetToken(): void {
    delete process.env.TEAMS_PHONE_GRAPH_TOKEN;
}
