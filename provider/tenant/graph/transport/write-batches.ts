import type { BatchScheduler } from "./batch-scheduler";
import type { GraphRequest, RequestResult } from "./response";

/** `closed`: it was not sent, because it would have had to wait, and was looked at too early then. */
type Sent = RequestResult | "closed";
type Send = (requests: readonly GraphRequest[]) => Promise<readonly Sent[]>;

/**
 * Writes that go out together. Each of its members looks whether it is still to be made, and the group goes when the last one has:
 * so no look is older than the others' took.
 */
class WriteBatch {
    #undecided = 0;
    readonly #requests: GraphRequest[] = [];
    readonly #answers = Promise.withResolvers<readonly Sent[]>();

    constructor(
        readonly number: number,
        private readonly sendAll: Send,
    ) {}

    add(): void {
        this.#undecided += 1;
    }

    /** For a member that is not to be written after all. */
    leave(): void {
        this.#decide();
    }

    async send(request: GraphRequest): Promise<Sent> {
        const index = this.#requests.push(request) - 1;
        this.#decide();
        const answers = await this.#answers.promise;
        return answers[index] ?? { kind: "lost", message: "there was no answer" };
    }

    #decide(): void {
        this.#undecided -= 1;
        if (this.#undecided === 0 && this.#requests.length > 0) this.#answers.resolve(this.sendAll(this.#requests));
    }
}

/** Brings writes together into groups that are no larger than a batch. */
export class WriteBatches {
    #latest: WriteBatch | null = null;
    #looking = 0;

    constructor(
        private readonly scheduler: BatchScheduler,
        private readonly send: Send,
    ) {}

    /** Whether a group is about to leave, by what its members see. */
    get isLooking(): boolean {
        return this.#looking > 0;
    }

    /** Whether anybody waits for a group. */
    get isAwaited(): boolean {
        return this.scheduler.isAwaited;
    }

    /**
     * Writes once, in the next group.
     * @param look Called when the group is about to leave; whatever it returns but `null` is the result, and nothing is written.
     */
    async write<T>(request: GraphRequest, look: () => Promise<T | null>): Promise<Sent | { readonly seen: T }> {
        const group = await this.#next();
        let seen: T | null;
        this.#looking += 1;
        try {
            seen = await look();
        } catch (error) {
            group.leave();
            throw error;
        } finally {
            this.#looking -= 1;
        }
        if (seen === null) return group.send(request);
        group.leave();
        return { seen };
    }

    /** The next group, as soon as it leaves. */
    #next(): Promise<WriteBatch> {
        return new Promise(resolve => {
            this.scheduler.arrive();
            this.scheduler.join(number => {
                if (this.#latest?.number !== number) this.#latest = new WriteBatch(number, this.send);
                this.#latest.add();
                resolve(this.#latest);
            });
        });
    }
}
