/** A source of chance that repeats itself for the same seed (mulberry32). */
export class Chance {
    #state: number;
    constructor(seed: number) {
        this.#state = seed >>> 0;
    }

    /** A number from 0 up to, and without, 1. */
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = this.#state;
        mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }

    /** A whole number from 0 up to, and without, the limit. */
    below(limit: number): number {
        return Math.floor(this.next() * limit);
    }

    /** @throws when there is nothing to choose from */
    one<T>(choices: readonly T[]): T {
        const chosen = choices[this.below(choices.length)];
        if (chosen === undefined) throw new Error("nothing to choose from");
        return chosen;
    }

    shuffled<T>(items: readonly T[]): T[] {
        const order = items.map(item => ({ item, rank: this.next() }));
        return order.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
    }
}
