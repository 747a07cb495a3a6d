import { TeamsPhoneError } from "../../errors";
import { withoutSecrets } from "../run/redactor";

/**
 * Makes a verb fail the way the SDK can show. A thrown value that is no Error would hang the call, and the SDK prints the
 * stack of an Error beside its message: for an error that is meant for the user the message is all there is to say. No secret
 * of the program is in either.
 */
export function plainErrors<A extends unknown[], R>(verb: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
        try {
            return await verb(...args);
        } catch (thrown) {
            const error = thrown instanceof Error ? thrown : new Error(String(thrown));
            error.message = withoutSecrets(error.message);
            error.stack = error instanceof TeamsPhoneError ? "" : withoutSecrets(error.stack ?? "");
            if ("reasons" in error && Array.isArray(error.reasons)) error.reasons = error.reasons.map(withoutSecrets);
            throw error;
        }
    };
}
