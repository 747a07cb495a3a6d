import { MAX_BATCH_SIZE } from "../api/limits";
import type { GraphRequest, RequestResult } from "./response";

type Results = readonly RequestResult[];
type Send = (requests: readonly GraphRequest[]) => Promise<Results>;

interface QueuedRead {
    readonly requests: readonly GraphRequest[];
    /** Takes a promise, so that the caller also learns if the batch could not be sent. */
    readonly resolve: (results: Promise<Results>) => void;
}

/** Fills batches of writes that are not full with reads. */
export class PiggybackReads {
    /** The reads that arrive while `sendWithReads` collects them; `null` at any other time. */
    #collected: QueuedRead[] | null = null;

    constructor(private readonly send: Send) {}

    /** Sends reads at once, or with the batch of writes that is collecting reads. */
    read(requests: readonly GraphRequest[]): Promise<Results> {
        const collected = this.#collected;
        return collected ? new Promise(resolve => collected.push({ requests, resolve })) : this.send(requests);
    }

    /**
     * Sends fewer writes than a batch holds, together with the waiting reads that fit in. The other reads go by themselves.
     * @param flushReads Makes the waiting reads call `read`, before it returns.
     */
    async sendWithReads(writes: readonly GraphRequest[], flushReads: () => void): Promise<Results> {
        const collected: QueuedRead[] = [];
        this.#collected = collected;
        flushReads();
        this.#collected = null;
        const fitting: QueuedRead[] = [];
        let room = MAX_BATCH_SIZE - writes.length;
        for (const read of collected) {
            if (read.requests.length > room) read.resolve(this.send(read.requests));
            else {
                fitting.push(read);
                room -= read.requests.length;
            }
        }
        const sent = this.send([...writes, ...fitting.flatMap(({ requests }) => requests)]);
        let end = writes.length;
        for (const { requests, resolve } of fitting) {
            const start = end;
            end += requests.length;
            resolve(sent.then(results => results.slice(start, start + requests.length)));
        }
        return (await sent).slice(0, writes.length);
    }
}
