/** What a client is doing at the moment, as far as its queues wait for it. */
export interface Traffic {
    /** HTTP requests in flight whose responses decide what callers ask next. */
    readonly inFlight: number;
    /** Reads that wait for a batch. */
    readonly waitingReads: number;
    /** Updates that wait for a batch. */
    readonly waitingUpdates: number;
    /** Updates whose batch is due and whose prechecks are running. */
    readonly updatePrechecks: number;
    /** Writes that Graph has answered and that are being confirmed. */
    readonly confirming: number;
}

/*
 * Which queue waits for what:
 *
 * | queue   | waits while                      | because                                                            |
 * |---------|----------------------------------|--------------------------------------------------------------------|
 * | reads   | requests are in flight           | their responses lead to more reads                                 |
 * |         | updates wait, none is prechecked | the batch of updates has room for the reads; prechecks read first  |
 * | writes  | requests are in flight           | their responses lead to more writes                                |
 * |         | reads wait                       | callers read before they write                                     |
 * |         | writes are being confirmed       | once they are, their callers may write again                       |
 * | updates | requests are in flight           | their responses lead to more updates                               |
 * |         | updates are prechecked           | that batch leaves first                                            |
 *
 * No queue waits forever: `maxBatchWaitMs` ends every wait.
 */

export function doReadsWait({ inFlight, waitingUpdates, updatePrechecks }: Traffic): boolean {
    return inFlight > 0 || (waitingUpdates > 0 && updatePrechecks === 0);
}

export function doWritesWait({ inFlight, waitingReads, confirming }: Traffic): boolean {
    return inFlight > 0 || waitingReads > 0 || confirming > 0;
}

export function doUpdatesWait({ inFlight, updatePrechecks }: Traffic): boolean {
    return inFlight > 0 || updatePrechecks > 0;
}
