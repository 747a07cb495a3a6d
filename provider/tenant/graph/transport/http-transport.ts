import {
    createDefaultHttpClient,
    createEmptyPipeline,
    createHttpHeaders,
    createPipelineRequest,
    decompressResponsePolicy,
    type HttpClient,
    type PipelinePolicy,
    type PipelineResponse,
    proxyPolicy,
    setClientRequestIdPolicy,
    userAgentPolicy,
} from "@azure/core-rest-pipeline";
import { headersFor } from "../api/paths";
import type { TokenCache } from "../auth/token-cache";
import { RESPONSE_TIMEOUT_MS } from "../tuning";
import { requestLogger } from "./request-logger";
import type { GraphRequest, RequestResult } from "./response";

const USER_AGENT = "pulumi-teams-phone";

/**
 * One HTTP request at a time, as far as an answer or the certainty that there is none. What becomes of an answer that puts the
 * request off is not decided here: a read may be repeated, a write has to look first. No redirect is followed, because the
 * token would go with it.
 */
export class HttpTransport {
    readonly #pipeline = createEmptyPipeline();
    readonly #client: HttpClient;

    /** @param root Address with the version, as in `https://graph.microsoft.com/v1.0`. */
    constructor(
        private readonly root: string,
        tokens: TokenCache,
        client?: HttpClient,
    ) {
        this.#client = client ?? createDefaultHttpClient();
        this.#pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: USER_AGENT }));
        this.#pipeline.addPolicy(setClientRequestIdPolicy("client-request-id"));
        this.#pipeline.addPolicy(decompressResponsePolicy());
        // An emulator is on this machine, which no proxy is asked for.
        if (root.startsWith("https:")) this.#pipeline.addPolicy(proxyPolicy());
        this.#pipeline.addPolicy(authorisationPolicy(tokens));
        this.#pipeline.addPolicy(requestLogger());
    }

    /** @throws TeamsPhoneError when there is no login: nothing was sent then */
    async send({ method, path, body }: GraphRequest): Promise<RequestResult> {
        const request = createPipelineRequest({
            url: `${this.root}${path}`,
            method,
            headers: createHttpHeaders({
                accept: "application/json",
                prefer: "include-unknown-enum-members",
                ...headersFor(path),
                ...(body === undefined ? {} : { "content-type": "application/json" }),
            }),
            timeout: RESPONSE_TIMEOUT_MS,
            allowInsecureConnection: this.root.startsWith("http:"),
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        try {
            return toAnswer(await this.#pipeline.sendRequest(this.#client, request));
        } catch (error) {
            if (error instanceof LoginFailed) throw error.cause;
            return { kind: "lost", message: `Microsoft Graph gave no answer: ${(error as Error).message}` };
        }
    }
}

/** Told from a connection that broke: nothing was sent. */
class LoginFailed extends Error {}

/** Adds the token, and asks once with a new one if it is turned away. Azure's own policy refuses every address but HTTPS. */
function authorisationPolicy(tokens: TokenCache): PipelinePolicy {
    const tokenAfter = (refused: string | null) =>
        tokens.get(refused).catch(cause => {
            throw new LoginFailed("the login failed", { cause });
        });
    return {
        name: "authorisation",
        async sendRequest(request, next) {
            const token = await tokenAfter(null);
            request.headers.set("authorization", `Bearer ${token}`);
            const response = await next(request);
            if (response.status !== 401) return response;
            request.headers.set("authorization", `Bearer ${await tokenAfter(token)}`);
            return next(request);
        },
    };
}

function toAnswer({ status, headers, bodyAsText }: PipelineResponse): RequestResult {
    const named = Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]));
    const requestId = named["request-id"] ?? null;
    if (!bodyAsText) return { kind: "response", status, headers: named, body: null, requestId };
    try {
        return { kind: "response", status, headers: named, body: JSON.parse(bodyAsText), requestId };
    } catch {
        // A proxy's page, say. The status of an error counts all the same; a success whose content is lost does not.
        if (status >= 400) return { kind: "response", status, headers: named, body: null, requestId };
        return { kind: "lost", message: `Microsoft Graph answered ${status} with something that is no JSON` };
    }
}
