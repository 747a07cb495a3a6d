import { setTimeout as pause } from "node:timers/promises";
import { Semaphore } from "../../../concurrency/semaphore";
import { TeamsPhoneError } from "../../../errors";
import { MAX_PAUSE_SPREAD_MS, PAUSE_MARGIN_MS, PAUSE_SPREAD, type Tuning } from "../tuning";

/**
 * Limits how many requests are in flight, and pauses all of them while Graph throttles. It pauses every request, not only the
 * kind that Graph throttled: Graph counts per app and tenant, and a request sent during the pause prolongs it.
 */
export class Throttle {
    #resumesAt = 0;
    readonly #slots: Semaphore;

    readonly #maxPauseMs: number;
    readonly #maxStallMs: number;
    /** How long all pauses since the last answer that was not throttled last together. */
    #stallMs = 0;

    constructor({ maxConcurrentRequests, maxRetryAfterMs, maxStallMs }: Tuning) {
        this.#slots = new Semaphore(maxConcurrentRequests);
        this.#maxPauseMs = maxRetryAfterMs;
        this.#maxStallMs = maxStallMs;
    }

    /** @throws TeamsPhoneError `throttled` if this run does not wait that long, or not any longer. */
    pauseFor(ms: number): void {
        if (ms > this.#maxPauseMs) {
            throw throttled(
                `asks for a ${Math.ceil(ms / 1000)} s pause, longer than the ${this.#maxPauseMs / 1000} s that this run waits`,
            );
        }
        if (!this.tryPauseFor(ms))
            throw throttled(`has not answered otherwise during pauses of ${Math.round(this.#stallMs / 1000)} s`);
    }

    /** @returns whether the pause is no longer than this run waits; otherwise it is not made */
    tryPauseFor(ms: number): boolean {
        const now = performance.now();
        const from = Math.max(this.#resumesAt, now);
        const addedMs = Math.max(0, now + ms - from);
        if (ms > this.#maxPauseMs || this.#stallMs + addedMs > this.#maxStallMs) return false;
        this.#stallMs += addedMs;
        const margin = PAUSE_MARGIN_MS + Math.random() * Math.min(ms * PAUSE_SPREAD, MAX_PAUSE_SPREAD_MS);
        this.#resumesAt = Math.max(this.#resumesAt, now + ms + margin);
        return true;
    }

    /** Notes an answer that was not throttled. */
    noteAnswer(): void {
        this.#stallMs = 0;
    }

    /** Runs a request once a slot is free and no pause is in force. */
    run<T>(request: () => Promise<T>): Promise<T> {
        return this.#slots.run(async () => {
            await this.untilResumed();
            return request();
        });
    }

    get isPaused(): boolean {
        return this.#remainingMs() > 0;
    }

    async untilResumed(): Promise<void> {
        for (let ms = this.#remainingMs(); ms > 0; ms = this.#remainingMs()) await pause(ms);
    }

    #remainingMs(): number {
        return Math.ceil(this.#resumesAt - performance.now());
    }
}

function throttled(why: string): TeamsPhoneError {
    return new TeamsPhoneError("throttled", `Microsoft Graph is throttling and ${why}. Try again later.`, {
        retryable: true,
    });
}
