import { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { explain } from "../../explanations/explain";
import type { GraphResponse, RequestResult } from "./response";

/** What Graph said of a request that it refused, in its own words. */
export interface GraphError {
    readonly code: string;
    readonly message: string;
}

const Envelope = z.object({ error: z.object({ code: z.string(), message: z.string().nullish() }) });
/** Seen in July and August 2026: the error as JSON within the message, under the code `UnknownError`. */
const Wrapped = z.object({ code: z.string(), message: z.string(), action: z.string().nullish() });

/** Graph's words, taken out of their wrapper. */
export function graphErrorOf({ body, status }: GraphResponse): GraphError {
    const parsed = Envelope.safeParse(body);
    if (!parsed.success)
        return { code: `Http${status}`, message: `Microsoft Graph answered ${status} and said nothing more.` };
    const { code, message } = parsed.data.error;
    return code === "UnknownError" ? unwrapped({ code, message: message ?? "" }) : { code, message: message ?? "" };
}

/** An operation tells why it failed in a text alone; that it may be wrapped likewise is assumed. */
export function operationErrorOf(detail: string | null): GraphError {
    const code = "OperationFailed";
    return unwrapped({ code, message: detail ?? "The operation failed, and Microsoft Graph does not say why." });
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

/** What each part of Graph needs to be read. Reading and writing permissions of numbers are one for the other. */
const PERMISSIONS: readonly (readonly [RegExp, string])[] = [
    [
        /^\/admin\/teams\/telephoneNumberManagement/,
        "TeamsTelephoneNumber.Read.All (to write, TeamsTelephoneNumber.ReadWrite.All)",
    ],
    [/^\/admin\/teams\/userConfigurations/, "TeamsUserConfiguration.Read.All"],
    [/^\/users/, "User.Read.All"],
    [/^\/organization/, "Organization.Read.All"],
];

/** The permission that a path needs. */
export function permissionFor(path: string): string {
    return PERMISSIONS.find(([pattern]) => pattern.test(path))?.[1] ?? "of its own";
}

/** A read that gave no answer to go by. */
export function readError(path: string, answer: RequestResult): TeamsPhoneError {
    const [where = ""] = path.split("?");
    if (answer.kind === "lost")
        return new TeamsPhoneError("graph-unreachable", `Reading ${where} failed: ${answer.message}.`, {
            retryable: true,
        });
    const { code, message } = graphErrorOf(answer);
    const named = answer.requestId ? ` (request-id ${answer.requestId})` : "";
    const words = `Microsoft Graph refused to show ${where}: ${code}: ${message}${named}`;
    if (answer.status === 401) {
        return new TeamsPhoneError(
            "login",
            `${words}\nThe login was turned away, with a fresh token too. Log in again; \`teams-phone doctor\` looks at every part of it.`,
        );
    }
    if (answer.status === 403) {
        const cure = explain(message);
        return new TeamsPhoneError(
            "permission",
            `${words}\nIt needs the permission ${permissionFor(path)}, which an administrator has to consent to.${cure ? ` ${cure.cause} ${cure.cure}` : ""}`,
        );
    }
    const isLater = answer.status === 429 || answer.status >= 500;
    return new TeamsPhoneError(isLater ? "throttled" : "graph", words, { retryable: isLater });
}
