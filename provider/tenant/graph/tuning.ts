// Every value that this project chose for Graph, with its unit and its reason. What Microsoft prescribes is in api/limits.ts.

/** What tests may shorten. Times in milliseconds. */
export interface Tuning {
    /** How long a lone request waits for others to share its batch. */
    readonly batchWindowMs: number;
    /** The same during a burst. */
    readonly burstWindowMs: number;
    /** The longest wait for a batch, however much goes on meanwhile. */
    readonly maxBatchWaitMs: number;
    /** How many HTTP requests are in flight at a time. */
    readonly maxConcurrentRequests: number;
    /** The longest pause that Graph may ask for; a run that would have to wait longer fails. */
    readonly maxRetryAfterMs: number;
    /** The longest that all pauses together may last before Graph answers anything else than that it throttles. */
    readonly maxStallMs: number;
    /** How often a throttled request is sent again. */
    readonly maxThrottledRetries: number;
    /** How often a read is sent again after its response was lost. A write never is. */
    readonly maxLostRetries: number;
    /** The first pause where Graph does not ask for one; each further pause doubles, up to `maxBackOffMs`. */
    readonly firstBackOffMs: number;
    readonly maxBackOffMs: number;
    /** The pause before the first poll of an operation; each further pause is half as long again, up to `maxPollMs`. */
    readonly firstPollMs: number;
    readonly maxPollMs: number;
    /** How long an operation is polled. Microsoft gives no bound. */
    readonly operationTimeoutMs: number;
    /** The pauses before each read that looks for a change which Graph reports as done. */
    readonly visibilityPausesMs: readonly number[];
    /** The longest list, in pages and in entries: far more than any tenant is known to have. */
    readonly maxPages: number;
    readonly maxRows: number;
    /** The largest response, in bytes after decompression. A batch of 20 filters with 15 users each has a few million. */
    readonly maxResponseBytes: number;
}

export const TUNING: Tuning = {
    batchWindowMs: 5,
    burstWindowMs: 50,
    maxBatchWaitMs: 1_000,
    maxConcurrentRequests: 4,
    maxRetryAfterMs: 300_000,
    maxStallMs: 900_000,
    maxThrottledRetries: 10,
    maxLostRetries: 4,
    firstBackOffMs: 1_000,
    maxBackOffMs: 30_000,
    firstPollMs: 100,
    maxPollMs: 10_000,
    operationTimeoutMs: 600_000,
    visibilityPausesMs: [0, 200, 500, 1_000, 2_000],
    maxPages: 10_000,
    maxRows: 1_000_000,
    maxResponseBytes: 64_000_000,
};

/** This many requests within `BURST_MS` milliseconds count as a burst. */
export const BURST_SIZE = 20;
export const BURST_MS = 5_000;
/** A burst is over after this many times its mean gap without a new request. */
export const BURST_END_GAPS = 4;
/** During a burst, writes wait this many burst windows: each write follows the reads that its caller makes first. */
export const WRITE_BURST_WINDOWS = 3;
/** One `in` filter covers the numbers of this many updates, and their batch keeps room for a few reads. */
export const MAX_UPDATE_BATCH_SIZE = 15;
/** How long a full batch of updates waits for the one before, in milliseconds. A slower service gets several at a time. */
export const MAX_TURN_MS = 250;

/** Added to the pause that Graph asks for, in milliseconds, because a timer may fire early. */
export const PAUSE_MARGIN_MS = 50;
/** A random share of the pause up to this much is added too, so that not all clients come back at the same moment. */
export const PAUSE_SPREAD = 0.1;
/** The most that the spread adds, in milliseconds. */
export const MAX_PAUSE_SPREAD_MS = 200;
/** The longest wait for one HTTP response, in milliseconds. A batch of 20 writes is one request. */
export const RESPONSE_TIMEOUT_MS = 100_000;
/** A token is replaced this long before it expires, in milliseconds, so that none expires in flight. */
export const TOKEN_RENEWAL_MS = 300_000;

/** Up to this many lookups go out one by one in a batch; more share an `in` filter, which Microsoft does not document everywhere. */
export const MAX_SINGLE_LOOKUPS = 10;
/** How many assigned numbers are read to find out whether `in` filters work. */
export const SAMPLE_SIZE = 10;
/** How many rows the listing of numbers goes back when rows have moved between two pages, and how often at most. */
export const STEP_BACK = 100;
export const MAX_STEPS_BACK = 50;
/** After this many pages in a row without a new entry, a list counts as endless. */
export const MAX_IDLE_PAGES = 100;
/** How long the name of a holder is remembered, in milliseconds. */
export const NAME_CACHE_MS = 60_000;

/** In bulk, a location is changed on a read of its number that is at most this old, in milliseconds. */
export const FRESH_READ_MS = 1_000;
/** Up to this many changes at a time are confirmed by their operations, which fit one batch; more by reading their numbers. */
export const MAX_POLLED_CHANGES = 10;
/** After this many failed assignments in a row, the breaker stops releases. */
export const MAX_FAILED_ASSIGNMENTS = 3;
