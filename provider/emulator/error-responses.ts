import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { MAX_BODY_BYTES } from "./limits";

/** An error response of Graph. */
export class GraphError extends Error {
    constructor(
        readonly status: ContentfulStatusCode,
        readonly code: string,
        message: string,
        /** Added to `innerError`, beside the request's ids. */
        readonly inner: Readonly<Record<string, unknown>> = {},
        readonly headers: Readonly<Record<string, string>> = {},
    ) {
        super(message);
    }
}

/** The envelope of every error. As in Graph, `date` has no time zone and means UTC. */
export function toEnvelope(error: GraphError, request: { date: Date; requestId: string; clientRequestId: string }) {
    return {
        error: {
            code: error.code,
            message: error.message,
            innerError: {
                ...error.inner,
                date: request.date.toISOString().slice(0, 19),
                "request-id": request.requestId,
                "client-request-id": request.clientRequestId,
            },
        },
    };
}

// From public logs of real responses, July and August 2026. The wrapped ones have JSON as their message.
const wrapped = (status: ContentfulStatusCode, code: string, message: string, action: string) =>
    new GraphError(status, "UnknownError", JSON.stringify({ code, message, action }));
export const insufficientPermissions = (permissions: readonly string[]) =>
    new GraphError(
        403,
        "forbidden",
        `Insufficient permission(s) for the request. API requires any of the following permission(s): ${permissions.join(",")}.`,
        {
            code: "Forbidden",
            message: null,
            target: null,
            additionalData: { action: "Add the required roles/permissions and try again." },
        },
    );
export const accessDenied = () =>
    wrapped(403, "Forbidden", "Access Denied.", "Provide different credential or request access.");
export const rootNotSupported = () =>
    new GraphError(
        400,
        "BadRequest",
        "This API is not supported for AAD accounts (no addressUrl for Microsoft.IC3.TelephoneNumberManagement,False).",
    );
/** Seen for a list that does not exist. Assumption: a single missing entry gives the same error. */
export const notFound = () => wrapped(404, "NotFound", "Resource not found.", "Specify valid resource.");

// Errors of Graph's directory and gateway.
export const unauthenticated = (message: string) =>
    new GraphError(401, "InvalidAuthenticationToken", message, {}, { "WWW-Authenticate": CHALLENGE });
const CHALLENGE =
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
export const insufficientPrivileges = () =>
    new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
export const noSuchObject = (id: string) =>
    new GraphError(
        404,
        "Request_ResourceNotFound",
        `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    );
export const noSegment = (segment: string) =>
    new GraphError(400, "BadRequest", `Resource not found for the segment '${segment}'.`);

export const invalidVersion = (version: string) => new GraphError(400, "BadRequest", `Invalid version: ${version}`);

// Our own texts: Graph is known to refuse these, but its wording is not known.
export const malformed = (what: string, { issues }: z.ZodError) =>
    badRequest(
        `${what}: ${issues.map(({ path, message }) => `${path.join(".") || "the body"}: ${message}`).join("; ")}.`,
    );
export const badRequest = (message: string) => new GraphError(400, "BadRequest", message);
export const tooLarge = () =>
    new GraphError(413, "RequestEntityTooLarge", `A request can have at most ${MAX_BODY_BYTES} bytes.`);
export const unsupportedEncoding = (encoding: string) =>
    new GraphError(415, "UnsupportedMediaType", `The Content-Encoding '${encoding}' is not supported; gzip is.`);
export const unknownHost = (host: string) =>
    new GraphError(
        403,
        "Forbidden",
        `The host '${host}' is not served here. The emulator answers only as localhost or a loopback address, and as the host that \`tenant serve --host\` names.`,
    );
export const tooManyRequests = (retryAfterSeconds: number) =>
    new GraphError(
        429,
        "TooManyRequests",
        "Too many requests. Please try again later.",
        {},
        { "Retry-After": String(retryAfterSeconds) },
    );
export const unavailable = (retryAfterSeconds: number | null) =>
    new GraphError(
        503,
        "ServiceUnavailable",
        "Service is unavailable. Please try again",
        {},
        retryAfterSeconds === null ? {} : { "Retry-After": String(retryAfterSeconds) },
    );
export const methodNotAllowed = (method: string, allowed: readonly string[]) =>
    new GraphError(405, "MethodNotAllowed", `${method} is not supported here.`, {}, { Allow: allowed.join(", ") });
