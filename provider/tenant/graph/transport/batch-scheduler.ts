import { BURST_END_GAPS, BURST_MS, BURST_SIZE, type Tuning } from "../tuning";

export interface BatchSettings extends Pick<Tuning, "batchWindowMs" | "burstWindowMs" | "maxBatchWaitMs"> {
    readonly maxBatchSize: number;
    /**
     * `null`: all waiting requests leave together, in as many batches as they need. A number: one batch leaves at a time. A full one
     * leaves as soon as nothing is in flight, and after this many milliseconds at the latest.
     */
    readonly maxTurnMs: number | null;
}

/** What decides whether a batch is due. Times are in milliseconds, by the scheduler's clock. */
export interface QueueState {
    /** How many requests wait. */
    readonly size: number;
    /** When the first of them was queued, or the last batch left. */
    readonly waitingSince: number;
    /** When the latest requests arrived, oldest first: at most `BURST_SIZE`. */
    readonly arrivals: readonly number[];
    /** When a request last arrived or was in flight. */
    readonly lastActivityAt: number;
    /** Whether requests are in flight whose responses may bring more to the queue. */
    readonly isBusy: boolean;
}

/** Whether a batch should leave now. */
export function isDue(state: QueueState, now: number, settings: BatchSettings): boolean {
    const { size, waitingSince, lastActivityAt, isBusy } = state;
    const { maxBatchWaitMs, maxBatchSize, maxTurnMs } = settings;
    const waitedMs = now - waitingSince;
    if (waitedMs >= maxBatchWaitMs) return true;
    if (maxTurnMs !== null && size >= maxBatchSize && (!isBusy || waitedMs >= maxTurnMs)) return true;
    return !isBusy && now - lastActivityAt >= quietMs(state, now, settings);
}

/** How long no request must arrive before a batch leaves. A burst waits for its own pace, so that its requests stay together. */
function quietMs({ arrivals, lastActivityAt }: QueueState, now: number, settings: BatchSettings): number {
    const [first = 0] = arrivals;
    const isBurst = arrivals.length === BURST_SIZE && now - first < BURST_MS;
    if (!isBurst) return settings.batchWindowMs;
    const meanGapMs = (lastActivityAt - first) / BURST_SIZE;
    return Math.max(settings.burstWindowMs, BURST_END_GAPS * meanGapMs);
}

/** Time as the scheduler sees it; tests replace it. */
export interface Clock {
    /** Milliseconds since a fixed moment. */
    now(): number;
    setTimer(callback: () => void, ms: number): void;
}
const SYSTEM_CLOCK: Clock = {
    now: () => performance.now(),
    setTimer: (callback, ms) => void setTimeout(callback, ms),
};

/** Lets a request go. @param batch The same number for all requests of one batch. */
type Dispatch = (batch: number) => void;

/**
 * Batches requests that arrive close together. A lone request leaves almost at once; while others are in flight it waits for them,
 * because the requests that follow from their responses can share its batch.
 */
export class BatchScheduler {
    readonly #queue: Dispatch[] = [];
    readonly #lastQueue: Dispatch[] = [];
    readonly #arrivals: number[] = [];
    #batch = 0;
    #waitingSince = 0;
    #lastActivityAt = 0;
    #isTimerSet = false;

    /** @param isBusy Whether requests are in flight that are worth waiting for. */
    constructor(
        private readonly settings: BatchSettings,
        private readonly isBusy: () => boolean,
        private readonly clock: Clock = SYSTEM_CLOCK,
    ) {}

    /** How many requests wait. */
    get size(): number {
        return this.#queue.length + this.#lastQueue.length;
    }

    enqueue(dispatch: Dispatch): void {
        this.#add(this.#queue, dispatch);
    }

    /** Queues a request behind all others, so that requests which those add when they leave still go in the same batch. */
    enqueueLast(dispatch: Dispatch): void {
        this.#add(this.#lastQueue, dispatch);
    }

    /** Counts an arrival towards a burst. It need not be queued by itself. */
    noteArrival(): void {
        this.#lastActivityAt = this.clock.now();
        this.#arrivals.push(this.#lastActivityAt);
        if (this.#arrivals.length > BURST_SIZE) this.#arrivals.shift();
    }

    /** Lets the waiting requests leave now: all of them, or one batch where batches leave one at a time. */
    flush(): void {
        const { maxBatchSize, maxTurnMs } = this.settings;
        for (let sent = 0; this.size > 0; sent++) {
            if (sent === maxBatchSize && maxTurnMs !== null) break;
            if (sent % maxBatchSize === 0) this.#batch += 1;
            (this.#queue.shift() ?? this.#lastQueue.shift())?.(this.#batch);
        }
        this.#waitingSince = this.clock.now();
    }

    #add(queue: Dispatch[], dispatch: Dispatch): void {
        if (this.size === 0) this.#waitingSince = this.clock.now();
        queue.push(dispatch);
        this.#setTimer();
    }

    #setTimer(): void {
        if (this.#isTimerSet) return;
        this.#isTimerSet = true;
        this.clock.setTimer(() => {
            this.#isTimerSet = false;
            this.#check();
        }, this.settings.batchWindowMs);
    }

    #check(): void {
        if (this.size === 0) return;
        const now = this.clock.now();
        const isBusy = this.isBusy();
        if (isBusy) this.#lastActivityAt = now;
        const state = {
            size: this.size,
            waitingSince: this.#waitingSince,
            arrivals: this.#arrivals,
            lastActivityAt: this.#lastActivityAt,
            isBusy,
        };
        if (isDue(state, now, this.settings)) this.flush();
        if (this.size > 0) this.#setTimer();
    }
}
