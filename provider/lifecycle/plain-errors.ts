import { TeamsPhoneError } from "../errors";

/**
 * Makes a verb fail the way the SDK can show. A thrown value that is no Error would hang the call, and the SDK prints the
 * stack of an Error beside its message: for an error that is meant for the user the message is all there is to say.
 */
export function plainErrors<A extends unknown[], R>(verb: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
        try {
            return await verb(...args);
        } catch (thrown) {
            const error = thrown instanceof Error ? thrown : new Error(String(thrown));
            if (error instanceof TeamsPhoneError) error.stack = "";
            throw error;
        }
    };
}
