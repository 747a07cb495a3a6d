import type { BatchWindows } from "./batch-scheduler";

/** How a client treats a service that is busy, slow or out of reach. Times in milliseconds. */
export interface Tuning extends BatchWindows {
    /** How many HTTP requests are under way at a time. */
    readonly mostAtOnce: number;
    /** How often a request is made again after it was put off. */
    readonly mostPutOff: number;
    /** How often a read is made again after its answer was lost. */
    readonly mostLost: number;
    /** The longest wait that Graph may ask for. */
    readonly mostPatienceMs: number;
    /** The first wait where it does not say how long; each further one doubles, up to `mostBackOffMs`. */
    readonly backOffMs: number;
    readonly mostBackOffMs: number;
}

export const TUNING: Tuning = {
    gatherMs: 5,
    crowdGatherMs: 50,
    mostGatherMs: 1_000,
    mostAtOnce: 4,
    mostPutOff: 10,
    mostLost: 4,
    mostPatienceMs: 300_000,
    backOffMs: 1_000,
    mostBackOffMs: 30_000,
};
