import type { Outcome } from "../../../model/change";
import { graphErrorOf } from "../transport/graph-error";
import { isIndeterminate, type RequestResult } from "../transport/response";

/** How to find out what became of a write. */
export type Confirmation =
    /** The response settles it. */
    | { readonly confirm: "none"; readonly outcome: Outcome }
    /** Graph accepted it and works on it: poll the operation. */
    | { readonly confirm: "operation"; readonly id: string }
    /** Only the tenant can show it. */
    | { readonly confirm: "reading"; readonly why: string };

export function confirmationOf(result: RequestResult): Confirmation {
    if (result.kind === "lost") return { confirm: "reading", why: result.message };
    const { status } = result;
    if (isIndeterminate(result)) {
        const { code, message } = graphErrorOf(result);
        return { confirm: "reading", why: `Microsoft Graph answered ${status} (${code}: ${message})` };
    }
    if (status >= 400) return { confirm: "none", outcome: { kind: "refused", ...graphErrorOf(result) } };
    const id = /operations(?:\('|\/)([^')/]+)/.exec(result.headers.location ?? "")?.[1];
    if (id !== undefined) return { confirm: "operation", id };
    if (status === 202)
        return { confirm: "reading", why: "Microsoft Graph accepted the request without naming an operation" };
    // Synchronous actions are done once Graph answers; the caller polls until the change is visible.
    return { confirm: "none", outcome: { kind: "done" } };
}
