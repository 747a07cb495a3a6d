import {
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
import { plainMessage } from "../../../messages/text";
import { headersFor } from "../api/paths";
import type { TokenCache } from "../auth/token-cache";
import { requestLogger } from "./request-logger";
import type { GraphRequest, RequestResult } from "./response";
import { tokenRedaction } from "./token-redaction";

const USER_AGENT = "pulumi-teams-phone";

/**
 * Sends single HTTP requests, and repeats none of them but for a rejected token: only the callers know which may be repeated.
 * Follows no redirects, because the token would go with them.
 */
export class HttpTransport {
    readonly #pipeline = createEmptyPipeline();
    readonly #client: HttpClient;

    /** @param root Graph's address with its version, such as `https://graph.microsoft.com/v1.0`. */
    constructor(
        readonly root: string,
        tokens: TokenCache,
        client: HttpClient,
    ) {
        this.#client = client;
        this.#pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: USER_AGENT }));
        this.#pipeline.addPolicy(setClientRequestIdPolicy("client-request-id"));
        this.#pipeline.addPolicy(decompressResponsePolicy());
        // An emulator runs on this machine, so no proxy applies.
        if (root.startsWith("https:")) this.#pipeline.addPolicy(proxyPolicy());
        this.#pipeline.addPolicy(authorisationPolicy(tokens));
        this.#pipeline.addPolicy(requestLogger());
        this.#pipeline.addPolicy(tokenRedaction());
    }

    /** @throws TeamsPhoneError if the login fails; nothing was sent then */
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
            allowInsecureConnection: this.root.startsWith("http:"),
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        try {
            return toResult(await this.#pipeline.sendRequest(this.#client, request));
        } catch (error) {
            if (error instanceof LoginError) throw error.cause;
            return {
                kind: "lost",
                message: `Microsoft Graph gave no answer: ${plainMessage((error as Error).message)}`,
            };
        }
    }
}

/** Distinguishes a failed login, before which nothing was sent, from a broken connection. */
class LoginError extends Error {}

/** Adds the token, and tries once more with a new one if Graph rejects it. Azure's own policy accepts only HTTPS. */
function authorisationPolicy(tokens: TokenCache): PipelinePolicy {
    const tokenAfter = (rejected: string | null) =>
        tokens.get(rejected).catch(cause => {
            throw new LoginError("the login failed", { cause });
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

function toResult({ status, headers, bodyAsText }: PipelineResponse): RequestResult {
    const lowerCased = Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value]));
    const requestId = lowerCased["request-id"] ?? null;
    if (!bodyAsText) return { kind: "response", status, headers: lowerCased, body: null, requestId };
    try {
        return { kind: "response", status, headers: lowerCased, body: JSON.parse(bodyAsText), requestId };
    } catch {
        // A proxy's page, for example. Its status still counts; a success without its content does not.
        if (status < 200 || status >= 300)
            return { kind: "response", status, headers: lowerCased, body: null, requestId };
        return { kind: "lost", message: `Microsoft Graph answered ${status} with something other than JSON` };
    }
}
