import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { plainMessage, plainText, visible } from "../../../messages/text";
import { explain } from "../../explanations/explain";
import { type GraphResponse, isThrottled, type RequestResult } from "./response";
import { withoutTokens } from "./token-redaction";

/** An error as Graph reports it, in its own words. */
export interface GraphError {
    readonly code: string;
    readonly message: string;
}

const Envelope = z.object({ error: z.object({ code: z.string().min(1), message: z.string().nullish() }) });
/** Seen in July and August 2026: with the code `UnknownError`, the message is another error as JSON. */
const Wrapped = z.object({ code: z.string(), message: z.string(), action: z.string().nullish() });

/** Whether Graph itself refused the request. A proxy or a gateway may use the same status, but not Graph's error envelope. */
export function isGraphError(result: RequestResult): result is GraphResponse {
    return result.kind === "response" && result.status >= 400 && Envelope.safeParse(result.body).success;
}

/** Whether Graph rejected a write for now, before doing anything. A gateway's 503 may follow a request that it has passed on. */
export function isRejectedForNow(result: RequestResult): result is GraphResponse {
    return isThrottled(result) && (result.status === 429 || isGraphError(result));
}

/** The error in a response, unwrapped. */
export function graphErrorOf({ body, status }: GraphResponse): GraphError {
    const parsed = Envelope.safeParse(body);
    if (!parsed.success)
        return { code: `Http${status}`, message: `Microsoft Graph answered ${status} without an error message.` };
    const { code, message } = parsed.data.error;
    const own = { code, message: message ?? "" };
    return plain(code === "UnknownError" ? unwrapped(own) : own);
}

/** The error of a failed operation, which has only a text. That this text may be wrapped in the same way is assumed. */
export function operationErrorOf(detail: string | null): GraphError {
    const code = "OperationFailed";
    return plain(unwrapped({ code, message: detail ?? "The operation failed, and Microsoft Graph gives no reason." }));
}

/** Without tokens that a gateway echoes, and without text that a terminal or a pipeline would act on. */
function plain({ code, message }: GraphError): GraphError {
    return { code: visible(withoutTokens(code)), message: plainMessage(withoutTokens(message)) };
}

function unwrapped(outer: GraphError): GraphError {
    const inner = Wrapped.safeParse(json(outer.message));
    if (!inner.success) return outer;
    const { code, message, action } = inner.data;
    return { code, message: action ? `${message} ${action}` : message };
}

function json(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/** The permission that each path needs. The one for writing numbers also permits reading them. */
const PERMISSIONS: readonly (readonly [RegExp, string])[] = [
    [
        /^\/admin\/teams\/telephoneNumberManagement/,
        "TeamsTelephoneNumber.Read.All (to write, TeamsTelephoneNumber.ReadWrite.All)",
    ],
    [/^\/admin\/teams\/userConfigurations/, "TeamsUserConfiguration.Read.All"],
    [/^\/users/, "User.Read.All"],
    [/^\/organization/, "Organization.Read.All"],
];

function permissionFor(path: string): string {
    const permission = PERMISSIONS.find(([pattern]) => pattern.test(path))?.[1];
    return permission ? `the permission ${permission}` : "a permission that this release does not know";
}

/** The error for a read that did not succeed. @param path With or without a query; the message leaves that out. */
export function readError(path: string, result: RequestResult): TeamsPhoneError {
    const [where = ""] = path.split("?");
    if (result.kind === "lost")
        return new TeamsPhoneError(
            "graph-unreachable",
            `Reading ${plainText(where)} failed: ${plainMessage(result.message)}.`,
            { retryable: true },
        );
    if (!isGraphError(result) && !isThrottled(result)) return foreignAnswer(plainText(where), result);
    const { code, message } = graphErrorOf(result);
    const id = result.requestId ? ` (request-id ${visible(result.requestId)})` : "";
    const refusal = `Microsoft Graph refused to show ${plainText(where)}: ${code}: ${message}${id}`;
    if (result.status === 401) {
        return new TeamsPhoneError(
            "login",
            `${refusal}\nThe login was rejected, even with a fresh token. Log in again; \`teams-phone doctor\` checks each part of it.`,
        );
    }
    if (result.status === 403) {
        const explanation = explain(message);
        return new TeamsPhoneError(
            "permission",
            `${refusal}\nThe login needs ${permissionFor(path)}, and an administrator has to consent to it.${explanation ? ` ${explanation.cause} ${explanation.fix}` : ""}`,
        );
    }
    const isTemporary = result.status === 429 || result.status >= 500;
    return new TeamsPhoneError(isTemporary ? "throttled" : "graph", refusal, { retryable: isTemporary });
}

/** A status, a body or both that Graph does not give. This never shows that something does not exist. */
function foreignAnswer(where: string, { status, body }: GraphResponse): TeamsPhoneError {
    const what =
        status === 200 ? `${body === null ? "no" : "an unknown"} content` : "none of Microsoft Graph's own content";
    return new TeamsPhoneError(
        "graph-unreachable",
        `Reading ${where} failed: the answer has the status ${status} and ${what}, so it probably comes from a proxy or a gateway. Check the network between this machine and Microsoft Graph, and the variable HTTPS_PROXY.`,
        { retryable: status >= 500 },
    );
}
