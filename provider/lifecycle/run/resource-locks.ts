import { KeyedLocks } from "../../concurrency/keyed-locks";
import { Semaphore } from "../../concurrency/semaphore";

/** 60 concurrent verbs fill three batches of 20 requests to Microsoft Graph; a few more would leave a small fourth batch each round. */
const CONCURRENT_VERBS = 60;

/**
 * Lets a verb run while no other one touches the same numbers and accounts, from its first read to its confirmed last write. The
 * engine calls verbs in parallel, and two that touch one number would decide on what the other is about to change. A backend
 * locks its own writes as well, because the port promises it to every caller.
 */
export class ResourceLocks {
    readonly #locks = new KeyedLocks();
    readonly #semaphore = new Semaphore(CONCURRENT_VERBS);

    /** @param keys Numbers and object ids. */
    holding<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
        // A verb that waits for the semaphore holds no locks yet, so nothing that runs waits for it.
        return this.#semaphore.run(() => this.#locks.holding(keys, work));
    }

    /**
     * Runs work under the keys that a first look names, and again under more keys if it finds under the locks that it needs them:
     * which accounts and numbers a change touches is certain only while nobody else can change them.
     * @param work Returns `NeedsKeys` before it has written anything, or its result.
     */
    async holdingEnough<T>(
        first: readonly string[],
        work: (held: readonly string[]) => Promise<T | NeedsKeys>,
    ): Promise<T> {
        for (let keys = first; ; ) {
            const held = keys;
            const result = await this.holding(held, () => work(held));
            if (!(result instanceof NeedsKeys)) return result;
            keys = [...held, ...result.keys];
        }
    }
}

/** What work that was begun with too few keys finds that it needs. */
export class NeedsKeys {
    constructor(readonly keys: readonly string[]) {}
}
