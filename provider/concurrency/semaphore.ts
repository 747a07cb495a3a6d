/** Lets so many works go on at a time, and the others wait, in the order in which they came. */
export class Seats {
    #free: number;
    readonly #waiting: (() => void)[] = [];

    constructor(count: number) {
        this.#free = count;
    }

    async taking<T>(work: () => Promise<T>): Promise<T> {
        if (this.#free > 0) this.#free -= 1;
        else await new Promise<void>(resolve => this.#waiting.push(resolve));
        try {
            return await work();
        } finally {
            // A seat goes from hand to hand: nobody who comes now gets in before those who wait.
            const next = this.#waiting.shift();
            if (next) next();
            else this.#free += 1;
        }
    }
}
