let last: Promise<unknown> = Promise.resolve();

/**
 * Lets one write verb run at a time, from its first read to its confirmed last write. The engine calls them in parallel, and
 * two that touch one number or one account would decide on what the other is about to change.
 */
export function inTurn<A extends unknown[], R>(verb: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return (...args) => {
        const mine = last.then(() => verb(...args));
        last = mine.catch(() => undefined);
        return mine;
    };
}
