// The last work that was queued for each key; a key without one is free.
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs work while it alone has all these keys: numbers and accounts, from the first read to the confirmed last write. The engine
 * calls verbs in parallel, and two that touch one number or one account would decide on what the other is about to change.
 * All keys are queued for at once, so that two works never wait for each other.
 */
export async function holding<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const distinct = [...new Set(keys)];
    const earlier = distinct.map(key => queues.get(key));
    const mine = Promise.all(earlier).then(work);
    const settled = mine.catch(() => undefined);
    for (const key of distinct) queues.set(key, settled);
    try {
        return await mine;
    } finally {
        for (const key of distinct) if (queues.get(key) === settled) queues.delete(key);
    }
}

/** What work that was begun with too few keys finds that it needs. */
export class NeedsKeys {
    constructor(readonly keys: readonly string[]) {}
}

/**
 * Runs work under the keys that a first look names, and again under more if it finds under them that it needs more: which accounts
 * and numbers a change touches is known for sure only once nobody else can change them.
 * @param work returns `NeedsKeys` before it has written anything, or its result.
 */
export async function holdingEnough<T>(
    first: readonly string[],
    work: (held: readonly string[]) => Promise<T | NeedsKeys>,
): Promise<T> {
    for (let keys = first; ; ) {
        const held = keys;
        const result = await holding(held, () => work(held));
        if (!(result instanceof NeedsKeys)) return result;
        keys = [...held, ...result.keys];
    }
}
