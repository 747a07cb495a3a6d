import { createHttpHeaders, type HttpClient, type PipelineRequest } from "@azure/core-rest-pipeline";
import { GraphTenant } from "../../provider/tenant/graph";
import { TENANT } from "../engine/world";

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
    return new GraphTenant(configuration, { http, patience: { gatherMs: 0, backOffMs: 1, mostBackOffMs: 1 } });
}

export function forgetToken(): void {
    delete process.env.TEAMS_PHONE_GRAPH_TOKEN;
}
