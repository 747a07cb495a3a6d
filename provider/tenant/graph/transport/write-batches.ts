import type { BatchScheduler } from "./batch-scheduler";
import type { GraphRequest, RequestResult } from "./response";

/** `paused`: the write was not sent, because Graph throttles and its precheck would be stale after the pause. */
type WriteResult = RequestResult | "paused";
type Send = (requests: readonly GraphRequest[]) => Promise<readonly WriteResult[]>;

/**
 * Writes that go out together. Each member first runs its precheck. The batch leaves when the last one has decided, so no
 * precheck is older than the slowest of them took.
 */
class WriteBatch {
    #undecided = 0;
    readonly #requests: GraphRequest[] = [];
    readonly #results = Promise.withResolvers<readonly WriteResult[]>();

    constructor(
        readonly number: number,
        private readonly sendAll: Send,
    ) {}

    addMember(): void {
        this.#undecided += 1;
    }

    /** For a member whose precheck decided against the write. */
    leave(): void {
        this.#decide();
    }

    async send(request: GraphRequest): Promise<WriteResult> {
        const index = this.#requests.push(request) - 1;
        this.#decide();
        const results = await this.#results.promise;
        return results[index] ?? { kind: "lost", message: "Microsoft Graph gave no answer" };
    }

    #decide(): void {
        this.#undecided -= 1;
        if (this.#undecided === 0 && this.#requests.length > 0) this.#results.resolve(this.sendAll(this.#requests));
    }
}

/** Groups writes into batches, and runs each write's precheck right before its batch leaves. */
export class WriteBatches {
    #latest: WriteBatch | null = null;
    #prechecks = 0;

    constructor(
        private readonly scheduler: BatchScheduler,
        private readonly send: Send,
    ) {}

    /** How many prechecks are running: their batch leaves next. */
    get prechecks(): number {
        return this.#prechecks;
    }

    /** How many writes wait for a batch. */
    get waiting(): number {
        return this.scheduler.size;
    }

    /**
     * Sends a write in the next batch.
     * @param precheck Runs once that batch is due. If it returns anything but `null`, the write is not sent.
     */
    async write<T>(
        request: GraphRequest,
        precheck: () => Promise<T | null>,
    ): Promise<WriteResult | { readonly stoppedBy: T }> {
        const batch = await this.#next();
        let stoppedBy: T | null;
        this.#prechecks += 1;
        try {
            stoppedBy = await precheck();
        } catch (error) {
            batch.leave();
            throw error;
        } finally {
            this.#prechecks -= 1;
        }
        if (stoppedBy === null) return batch.send(request);
        batch.leave();
        return { stoppedBy };
    }

    /** The next batch, as soon as it is due. */
    #next(): Promise<WriteBatch> {
        return new Promise(resolve => {
            this.scheduler.noteArrival();
            this.scheduler.enqueue(number => {
                if (this.#latest?.number !== number) this.#latest = new WriteBatch(number, this.send);
                this.#latest.addMember();
                resolve(this.#latest);
            });
        });
    }
}
