import assert from "node:assert/strict";
import {
    BatchScheduler,
    type BatchSettings,
    type Clock,
    isDue,
    type QueueState,
} from "../../../provider/tenant/graph/transport/batch-scheduler";
import { BURST_MS, BURST_SIZE } from "../../../provider/tenant/graph/tuning";

const SETTINGS: BatchSettings = {
    batchWindowMs: 5,
    burstWindowMs: 50,
    maxBatchWaitMs: 1_000,
    maxBatchSize: 3,
    maxTurnMs: null,
};
const TURNS: BatchSettings = { ...SETTINGS, maxTurnMs: 250 };
const NOW = 100_000;

/** One request that has waited this long, with nothing in flight. */
const waiting = (ms: number, more: Partial<QueueState> = {}): QueueState => ({
    size: 1,
    waitingSince: NOW - ms,
    arrivals: [NOW - ms],
    lastActivityAt: NOW - ms,
    isBusy: false,
    ...more,
});
/** A burst with a request every `gapMs`, the last one `quietMs` ago. */
const burst = (gapMs: number, quietMs: number): Partial<QueueState> => {
    const last = NOW - quietMs;
    const arrivals = Array.from({ length: BURST_SIZE }, (_, index) => last - (BURST_SIZE - 1 - index) * gapMs);
    return { arrivals, lastActivityAt: last };
};

describe("a batch", () => {
    const cases: readonly [title: string, state: QueueState, settings: BatchSettings, expected: boolean][] = [
        ["is not due before its window has passed", waiting(4), SETTINGS, false],
        ["is due once nothing has arrived for its window", waiting(5), SETTINGS, true],
        ["is not due while requests are in flight", waiting(999, { isBusy: true }), SETTINGS, false],
        ["is due after the longest wait, even then", waiting(1_000, { isBusy: true }), SETTINGS, true],
        ["waits for the window of a burst", waiting(49, burst(1, 49)), SETTINGS, false],
        ["is due after the window of a burst", waiting(50, burst(1, 50)), SETTINGS, true],
        ["waits longer for a burst whose requests come slowly", waiting(75, burst(20, 75)), SETTINGS, false],
        ["is due once a slow burst has ended", waiting(76, burst(20, 76)), SETTINGS, true],
        ["does not wait for requests too far apart to be a burst", waiting(5, burst(BURST_MS / 19, 5)), SETTINGS, true],
        ["is not due for being full where all batches leave together", waiting(1, { size: 3 }), SETTINGS, false],
        ["is due once it is full, where batches take turns", waiting(1, { size: 3 }), TURNS, true],
        ["is not due before it is full, where batches take turns", waiting(1, { size: 2 }), TURNS, false],
        ["waits for the one in flight even if it is full", waiting(249, { size: 3, isBusy: true }), TURNS, false],
        ["is due after its turn even if one is in flight", waiting(250, { size: 3, isBusy: true }), TURNS, true],
    ];
    for (const [title, state, settings, expected] of cases)
        it(title, () => assert.equal(isDue(state, NOW, settings), expected));
});

class FakeClock implements Clock {
    #now = 0;
    readonly #timers: { readonly at: number; readonly callback: () => void }[] = [];

    now(): number {
        return this.#now;
    }

    setTimer(callback: () => void, ms: number): void {
        this.#timers.push({ at: this.#now + Math.max(1, ms), callback });
    }

    advance(ms: number): void {
        const end = this.#now + ms;
        for (;;) {
            this.#timers.sort((a, b) => a.at - b.at);
            const [next] = this.#timers;
            if (!next || next.at > end) break;
            this.#timers.shift();
            this.#now = next.at;
            next.callback();
        }
        this.#now = end;
    }
}

describe("the batch scheduler", () => {
    let clock: FakeClock;
    let isBusy: boolean;
    let batches: number[];
    beforeEach(() => {
        clock = new FakeClock();
        isBusy = false;
        batches = [];
    });
    const scheduler = (settings: Partial<BatchSettings> = {}) =>
        new BatchScheduler({ ...SETTINGS, maxBatchSize: 2, ...settings }, () => isBusy, clock);
    const dispatch = (batch: number) => void batches.push(batch);

    it("sends requests that arrive one after the other in batches of their own", () => {
        const queue = scheduler();
        for (let index = 0; index < 3; index++) {
            queue.noteArrival();
            queue.enqueue(dispatch);
            clock.advance(20);
        }
        assert.deepEqual(batches, [1, 2, 3]);
    });

    it("holds requests back while others are in flight, and then sends them in full batches", () => {
        isBusy = true;
        const queue = scheduler();
        for (let index = 0; index < 5; index++) queue.enqueue(dispatch);
        clock.advance(500);
        assert.deepEqual(batches, []);
        isBusy = false;
        clock.advance(20);
        assert.deepEqual(batches, [1, 1, 2, 2, 3]);
    });

    it("sends one full batch at a time where batches take turns, but does not wait long for the one before", () => {
        const queue = scheduler({ maxTurnMs: 250 });
        const dispatchAndStayBusy = (batch: number) => {
            batches.push(batch);
            isBusy = true;
        };
        for (let index = 0; index < 4; index++) queue.enqueue(dispatchAndStayBusy);
        clock.advance(20);
        assert.deepEqual(batches, [1, 1]);
        isBusy = false;
        clock.advance(20);
        assert.deepEqual(batches, [1, 1, 2, 2]);
        for (let index = 0; index < 2; index++) queue.enqueue(dispatchAndStayBusy);
        clock.advance(200);
        assert.equal(batches.length, 4);
        clock.advance(60);
        assert.deepEqual(batches, [1, 1, 2, 2, 3, 3]);
    });

    it("sends requests that others add when they leave in the same batch", () => {
        const left: string[] = [];
        const queue = scheduler();
        queue.enqueueLast(() => left.push("last"));
        queue.enqueue(() => queue.enqueueLast(() => left.push("added")));
        clock.advance(20);
        assert.deepEqual(left, ["last", "added"]);
    });

    it("keeps a burst together whose requests come slowly, as they do while the engine saves its state after each", () => {
        const LATER = 40;
        const queue = scheduler({ burstWindowMs: 10, maxBatchWaitMs: 400, maxBatchSize: BURST_SIZE });
        for (let index = 0; index < BURST_SIZE + LATER; index++) {
            queue.noteArrival();
            queue.enqueue(dispatch);
            clock.advance(20);
        }
        clock.advance(1_000);
        assert.equal(batches.length, BURST_SIZE + LATER);
        const later = new Set(batches.slice(BURST_SIZE));
        assert.ok(later.size <= LATER / 10, `${LATER} requests left in ${later.size} batches`);
    });
});
