import { TeamsPhoneError } from "../../errors";
import type { Redactor } from "../run/redactor";

/**
 * Makes a verb fail in a form that the SDK can show. A thrown value that is not an Error would hang the call, and the SDK prints
 * the stack of an Error beside its message: a user-facing error therefore keeps only its message. Secrets are
 * redacted from both.
 */
export async function plainErrors<R>({ redact }: Redactor, verb: () => Promise<R>): Promise<R> {
    try {
        return await verb();
    } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        error.message = redact(error.message);
        error.stack = error instanceof TeamsPhoneError ? "" : redact(error.stack ?? "");
        if ("reasons" in error && Array.isArray(error.reasons)) error.reasons = error.reasons.map(redact);
        throw error;
    }
}
