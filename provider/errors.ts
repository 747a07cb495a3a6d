/** Base of every error that a user of the package may meet. The message alone is shown, so it says what to do next. */
export class TeamsPhoneError extends Error {
    constructor(
        /** Stable, in kebab case; safe to match on. */
        readonly code: string,
        message: string,
        options: { cause?: unknown; retryable?: boolean } = {},
    ) {
        super(message, { cause: options.cause });
        this.name = "TeamsPhoneError";
        this.retryable = options.retryable ?? false;
    }
    /** Whether the same call may succeed later without any change. */
    readonly retryable: boolean;
}
