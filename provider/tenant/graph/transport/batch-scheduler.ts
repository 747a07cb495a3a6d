import { BURST_END_GAPS, BURST_MS, BURST_SIZE } from "../tuning";

/** When a departure is due. Times in milliseconds. */
export interface BatchWindows {
    /** How long it waits for others that come right behind. */
    readonly batchWindowMs: number;
    /** The same while there is a crowd, which comes one after the other. */
    readonly burstWindowMs: number;
    /** How long it waits at most while others are under way, whose answers may make them come, too. */
    readonly maxBatchWaitMs: number;
}

/** @param group Those who leave in one are told the same number. */
type Leave = (group: number) => void;

/**
 * Lets what is wanted within a while go out together. Whoever comes alone goes at once; while others are under way it is worth
 * to wait for them, because what they want next can go along.
 */
export class BatchScheduler {
    readonly #waiting: Leave[] = [];
    readonly #last: Leave[] = [];
    #group = 0;
    #since = 0;
    #latest = 0;
    /** When the last few came. */
    readonly #times: number[] = [];
    #timer: NodeJS.Timeout | null = null;

    /**
     * @param isBusy Whether others are under way.
     * @param most How many leave in one group.
     * @param turnMs One group leaves at a time, where this is given: as soon as it is full and nobody is under way, or has waited so
     * long for whoever is.
     */
    constructor(
        private readonly timetable: BatchWindows,
        private readonly isBusy: () => boolean,
        private readonly most = Number.POSITIVE_INFINITY,
        private readonly turnMs: number | null = null,
    ) {}

    /** @param leave Is called when it is time. */
    join(leave: Leave): void {
        this.#wait(this.#waiting, leave);
    }

    /** The same for what goes last, so that what the others bring about still goes along. */
    joinLast(leave: Leave): void {
        this.#wait(this.#last, leave);
    }

    /** Whether anybody waits for the next one. */
    get isAwaited(): boolean {
        return this.#size > 0;
    }

    /** Notes that somebody comes, who need not leave by a call of its own. */
    arrive(): void {
        this.#latest = performance.now();
        this.#times.push(this.#latest);
        if (this.#times.length > BURST_SIZE) this.#times.shift();
    }

    #wait(among: Leave[], leave: Leave): void {
        if (this.#size === 0) this.#since = performance.now();
        among.push(leave);
        this.#timer ??= setTimeout(() => this.#look(), this.timetable.batchWindowMs);
    }

    get #size(): number {
        return this.#waiting.length + this.#last.length;
    }

    #look(): void {
        this.#timer = null;
        if (this.#size === 0) return;
        const now = performance.now();
        const { batchWindowMs, burstWindowMs, maxBatchWaitMs } = this.timetable;
        const isCrowd = this.#times.length === BURST_SIZE && now - (this.#times[0] ?? 0) < BURST_MS;
        const isBusy = this.isBusy();
        if (isBusy) this.#latest = now;
        const isItsTurn = this.turnMs !== null && (!isBusy || now - this.#since >= this.turnMs);
        const isFull = isItsTurn && this.#size >= this.most;
        const gapMs = (this.#latest - (this.#times[0] ?? 0)) / BURST_SIZE;
        const quietMs = isCrowd ? Math.max(burstWindowMs, BURST_END_GAPS * gapMs) : batchWindowMs;
        const isQuiet = !isBusy && now - this.#latest >= quietMs;
        if (isFull || isQuiet || now - this.#since >= maxBatchWaitMs) this.depart();
        if (this.#size > 0) this.#timer ??= setTimeout(() => this.#look(), batchWindowMs);
    }

    /** Lets those who wait leave now: all of them, or the first group. */
    depart(): void {
        for (let left = 0; this.#size > 0; left++) {
            if (left === this.most && this.turnMs !== null) break;
            if (left % this.most === 0) this.#group += 1;
            (this.#waiting.shift() ?? this.#last.shift())?.(this.#group);
        }
        this.#since = performance.now();
    }
}
