import { setTimeout as pause } from "node:timers/promises";
import { TeamsPhoneError } from "../../../errors";

/** Added to what Graph asks for, in milliseconds, because a timer may fire early. */
const MARGIN_MS = 50;
/** And a random share of this much of it, because everybody else comes back at the same time. */
const SPREAD = 0.1;
const MOST_SPREAD_MS = 200;

/**
 * Holds every request back while Graph asked to be left alone, and lets so many at a time through. It holds all of them, not
 * the kind that was put off alone: Graph counts by app and tenant, and every request made meanwhile prolongs the wait.
 */
export class Doorkeeper {
    #opensAt = 0;
    #inside = 0;
    readonly #waiting: (() => void)[] = [];

    constructor(
        private readonly mostAtOnce: number,
        /** The longest that it is worth to wait, in milliseconds. */
        private readonly mostPatienceMs: number,
    ) {}

    /** @throws TeamsPhoneError `throttled` when Graph asks for more patience than there is. */
    close(forMs: number): void {
        if (forMs > this.mostPatienceMs) {
            throw new TeamsPhoneError(
                "throttled",
                `Microsoft Graph asks to be left alone for ${Math.ceil(forMs / 1000)} s, which is longer than this run waits (${this.mostPatienceMs / 1000} s). Run it again then.`,
                { retryable: true },
            );
        }
        const margin = MARGIN_MS + Math.random() * Math.min(forMs * SPREAD, MOST_SPREAD_MS);
        this.#opensAt = Math.max(this.#opensAt, performance.now() + forMs + margin);
    }

    /** @param work Begins once there is room and the door is open. */
    async enter<T>(work: () => Promise<T>): Promise<T> {
        while (this.#inside >= this.mostAtOnce) await new Promise<void>(resolve => this.#waiting.push(resolve));
        this.#inside += 1;
        try {
            await this.untilOpen();
            return await work();
        } finally {
            this.#inside -= 1;
            this.#waiting.shift()?.();
        }
    }

    get isClosed(): boolean {
        return this.#msToGo() > 0;
    }

    async untilOpen(): Promise<void> {
        for (let ms = this.#msToGo(); ms > 0; ms = this.#msToGo()) await pause(ms);
    }

    #msToGo(): number {
        return Math.ceil(this.#opensAt - performance.now());
    }
}
