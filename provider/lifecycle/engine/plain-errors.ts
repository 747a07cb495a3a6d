import { TeamsPhoneError } from "../../errors";
import { plainLines } from "../../messages/text";
import type { Redactor } from "../run/redactor";

/**
 * Makes a verb fail in a form that the SDK can show. A thrown value that is not an Error would hang the call, and the SDK prints
 * the stack of an Error beside its message: a user-facing error therefore keeps only its message. Secrets are
 * redacted from both, and what a terminal could act on is escaped.
 */
export async function plainErrors<R>(redactor: Redactor, verb: () => Promise<R>): Promise<R> {
    const shown = (text: string) => plainLines(redactor.redact(text));
    try {
        return await verb();
    } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        error.message = shown(error.message);
        error.stack = error instanceof TeamsPhoneError ? "" : shown(error.stack ?? "");
        if ("reasons" in error && Array.isArray(error.reasons)) error.reasons = error.reasons.map(shown);
        throw error;
    }
}
