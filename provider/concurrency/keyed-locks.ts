/** Locks by key. A task may hold several keys at once. */
export class KeyedLocks {
    // The last task that was queued for each key; a key without one is free.
    readonly #queues = new Map<string, Promise<unknown>>();

    /**
     * Runs a task while no other task holds any of these keys. It queues for all of them at once, in the order of the calls, so
     * that two tasks never wait for each other.
     */
    async holding<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
        const distinct = [...new Set(keys)];
        const earlier = distinct.map(key => this.#queues.get(key));
        const mine = Promise.all(earlier).then(task);
        const settled = mine.catch(() => undefined);
        for (const key of distinct) this.#queues.set(key, settled);
        try {
            return await mine;
        } finally {
            for (const key of distinct) if (this.#queues.get(key) === settled) this.#queues.delete(key);
        }
    }
}
