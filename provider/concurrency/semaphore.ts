/** A first-in, first-out semaphore: at most `count` tasks run at once. */
export class Semaphore {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(count: number) {
        this.#free = count;
    }

    async run<T>(task: () => Promise<T>): Promise<T> {
        if (this.#free > 0) this.#free -= 1;
        else await new Promise<void>(resolve => this.#waiting.push(resolve));
        try {
            return await task();
        } finally {
            // The permit passes straight to the next task, so that a new one cannot overtake those that wait.
            const next = this.#waiting.shift();
            if (next) next();
            else this.#free += 1;
        }
    }
}
