/** A first-in, first-out semaphore: runs at most `count` tasks at a time. */
export class Semaphore {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(count: number) {
        this.#free = count;
    }

    /** Runs a task as soon as there is a free slot. Rejects if the task does. */
    async run<T>(task: () => Promise<T>): Promise<T> {
        if (this.#free > 0) this.#free -= 1;
        else await new Promise<void>(resolve => this.#waiting.push(resolve));
        try {
            return await task();
        } finally {
            // Hands the slot to the next in line, so that a newcomer cannot overtake it.
            const next = this.#waiting.shift();
            if (next) next();
            else this.#free += 1;
        }
    }
}
