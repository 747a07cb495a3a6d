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

    constructor({ maxConcurrentRequests, maxRetryAfterMs }: Tuning) {
        this.#slots = new Semaphore(maxConcurrentRequests);
        this.#maxPauseMs = maxRetryAfterMs;
    }

    /** @throws TeamsPhoneError `throttled` if the pause is longer than this run waits. */
    pauseFor(ms: number): void {
        if (ms > this.#maxPauseMs) {
            throw new TeamsPhoneError(
                "throttled",
                `Microsoft Graph is throttling and asks for a ${Math.ceil(ms / 1000)} s pause, longer than the ${this.#maxPauseMs / 1000} s that this run waits. Try again later.`,
                { retryable: true },
            );
        }
        const margin = PAUSE_MARGIN_MS + Math.random() * Math.min(ms * PAUSE_SPREAD, MAX_PAUSE_SPREAD_MS);
        this.#resumesAt = Math.max(this.#resumesAt, performance.now() + ms + margin);
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
