import { Locks } from "../../concurrency/keyed-locks";
import { Semaphore } from "../../concurrency/semaphore";

const locks = new Locks();
/** So many verbs are at work at a time: three full batches of Microsoft Graph, where a few more would each time make a fourth. */
const slots = new Semaphore(60);

/**
 * Runs work while it alone has all these keys: numbers and accounts, from the first read to the confirmed last write. The engine
 * calls verbs in parallel, and two that touch one number or one account would decide on what the other is about to change.
 */
export function holding<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    // A task that waits for a slot holds no keys, so no task that has a slot waits for it.
    return slots.run(() => locks.holding(keys, work));
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
