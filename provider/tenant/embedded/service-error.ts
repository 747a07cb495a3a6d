/** The service refuses a call: nothing was done. */
export class ServiceError extends Error {
    constructor(
        readonly code: string,
        message: string,
        /** Identifies the refusal independently of its wording: the name of its function in `service/refusals.ts`. */
        readonly reason: string = "other",
    ) {
        super(message);
    }
}

/** The service asks the caller to try again later: nothing was done. The text is ours, because the service's own is unknown. */
export class Throttled extends ServiceError {
    constructor(readonly retryAfterMs: number) {
        super("TooManyRequests", "Too many requests. Please try again later.", "throttled");
    }
}

/** The connection broke, so the caller cannot know whether the service acted. */
export class ConnectionLost extends Error {}
