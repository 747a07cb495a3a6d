import { plainLines } from "./messages/text";

/**
 * The error class of this package. Users see only the message, so it says what to do next. Texts from outside are escaped where they
 * come into it; the constructor repeats that for each line.
 */
export class TeamsPhoneError extends Error {
    constructor(
        /** Stable, in kebab case: programs may match on it. */
        readonly code: string,
        message: string,
        options: { cause?: unknown; retryable?: boolean } = {},
    ) {
        super(plainLines(message), { cause: options.cause });
        this.name = "TeamsPhoneError";
        this.retryable = options.retryable ?? false;
    }
    /** Whether the same call may succeed later, without any change. */
    readonly retryable: boolean;
}
