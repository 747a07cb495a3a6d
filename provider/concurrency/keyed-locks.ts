/** Lets work wait for other work that touches the same things. */
export class Locks {
    // The last work that was queued for each key; a key without one is free.
    readonly #queues = new Map<string, Promise<unknown>>();

    /**
     * Runs work while it alone has all these keys. All of them are queued for at once, in the order of the calls, so that two
     * works never wait for each other.
     */
    async holding<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
        const distinct = [...new Set(keys)];
        const earlier = distinct.map(key => this.#queues.get(key));
        const mine = Promise.all(earlier).then(work);
        const settled = mine.catch(() => undefined);
        for (const key of distinct) this.#queues.set(key, settled);
        try {
            return await mine;
        } finally {
            for (const key of distinct) if (this.#queues.get(key) === settled) this.#queues.delete(key);
        }
    }
}
