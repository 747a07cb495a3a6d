import type { Outcome } from "../../../model/change";
import { graphErrorOf, isGraphError } from "../transport/graph-error";
import { isIndeterminate, type RequestResult } from "../transport/response";

export type WriteAction = "assignNumber" | "unassignNumber" | "updateNumber";

/** How to find out what became of a write. */
export type Confirmation =
    /** The response settles it. */
    | { readonly confirm: "none"; readonly outcome: Outcome }
    /** Graph accepted it and works on it: poll the operation. */
    | { readonly confirm: "operation"; readonly id: string }
    /** Graph reports it as done: give the tenant a few seconds to show it. */
    | { readonly confirm: "waiting"; readonly why: string }
    /** Only the tenant can show it. */
    | { readonly confirm: "reading"; readonly why: string };

/**
 * Only what Microsoft documents counts: 202 with the operation's address for an assignment or a release, 200 or 204 without
 * content for an update, and an error status with Graph's error envelope for a refusal. A gateway may send anything else.
 */
export function confirmationOf(result: RequestResult, action: WriteAction): Confirmation {
    if (result.kind === "lost") return { confirm: "reading", why: result.message };
    const { status, body } = result;
    if (isGraphError(result) && !isIndeterminate(result))
        return { confirm: "none", outcome: { kind: "refused", ...graphErrorOf(result) } };
    if (action === "updateNumber") {
        const isSuccess = (status === 200 || status === 204) && body === null;
        if (isSuccess)
            return { confirm: "waiting", why: "Microsoft Graph reports the update as done, but does not show it" };
    } else if (status === 202) {
        const id = /operations(?:\('|\/)([^')/]+)/.exec(result.headers.location ?? "")?.[1];
        if (id !== undefined) return { confirm: "operation", id };
        return { confirm: "reading", why: "Microsoft Graph accepted the request without naming an operation" };
    }
    if (status >= 400) {
        const { code, message } = graphErrorOf(result);
        return { confirm: "reading", why: `Microsoft Graph answered ${status} (${code}: ${message})` };
    }
    return { confirm: "reading", why: `the answer has the status ${status}, which Microsoft Graph does not give here` };
}
