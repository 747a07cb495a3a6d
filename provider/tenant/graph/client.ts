import { setTimeout as pause } from "node:timers/promises";
import DataLoader from "dataloader";
import { type Answer, type GraphRequest, isPutOff, isUnclear, type Lost, retryAfterMs } from "./answer";
import { MOST_PARTS, sendTogether } from "./batch";
import { Doorkeeper } from "./doorkeeper";
import { readFailed } from "./errors";
import type { Http } from "./http";

export interface Patience {
    /** How long requests gather before they go out together, in milliseconds. Calls of one turn always do. */
    readonly gatherMs: number;
    /** How many HTTP requests are under way at a time. */
    readonly mostAtOnce: number;
    /** How often a request is made again after it was put off. */
    readonly mostPutOff: number;
    /** How often a read is made again after its answer was lost. */
    readonly mostLost: number;
    /** The longest wait that Graph may ask for, in milliseconds. */
    readonly mostPatienceMs: number;
    /** The first wait where it does not say how long; each further one doubles, up to `mostBackOffMs`. */
    readonly backOffMs: number;
    readonly mostBackOffMs: number;
}
export const PATIENCE: Patience = {
    gatherMs: 5,
    mostAtOnce: 4,
    mostPutOff: 10,
    mostLost: 4,
    mostPatienceMs: 300_000,
    backOffMs: 1_000,
    mostBackOffMs: 30_000,
};

/**
 * Gathers requests into batches, and repeats what may be repeated: reads that were put off or lost, and writes that were put
 * off before anything was done. Reads and writes go out apart, so that a lost answer to writes takes few of them along.
 */
export class GraphClient {
    readonly #door: Doorkeeper;
    readonly #reads: DataLoader<string, Answer | Lost>;
    readonly #writes: DataLoader<GraphRequest, Answer | Lost | "closed">;

    constructor(
        private readonly http: Http,
        private readonly patience: Patience = PATIENCE,
    ) {
        this.#door = new Doorkeeper(patience.mostAtOnce, patience.mostPatienceMs);
        const gather = {
            maxBatchSize: MOST_PARTS,
            batchScheduleFn: (send: () => void) => void setTimeout(send, patience.gatherMs),
        };
        this.#reads = new DataLoader(async (paths: readonly string[]) => {
            // The same question asked twice before the answer is under way is one; afterwards it is a new one.
            this.#reads.clearAll();
            return this.#send(paths.map(path => ({ method: "GET", path })));
        }, gather);
        this.#writes = new DataLoader(
            // A write that would have to wait was looked at too early: it is not sent, and looked at again.
            async (requests: readonly GraphRequest[]): Promise<(Answer | Lost | "closed")[]> =>
                this.#door.isClosed ? requests.map(() => "closed") : this.#send(requests),
            { ...gather, cache: false },
        );
    }

    /** Reads, patiently. @throws TeamsPhoneError when no answer can be had: that never means that nothing is there. */
    get(path: string): Promise<Answer> {
        return this.#patiently(path, () => this.#reads.load(path));
    }

    /** Reads a page of a list, which is too large to share a batch. @throws like `get` */
    page(path: string): Promise<Answer> {
        return this.#patiently(path, async () => {
            const [answer] = await this.#send([{ method: "GET", path }]);
            return answer ?? { kind: "lost", message: "there was no answer" };
        });
    }

    async #patiently(path: string, ask: () => Promise<Answer | Lost>): Promise<Answer> {
        let lost = 0;
        for (let putOff = 0; ; ) {
            const answer = await ask();
            if (isPutOff(answer) && putOff < this.patience.mostPutOff) {
                this.#keepAway(answer, putOff++);
            } else if (isUnclear(answer) && lost < this.patience.mostLost) {
                await pause(this.#backOff(lost++));
            } else if (answer.kind === "answer" && answer.status < 400) return answer;
            else if (answer.kind === "answer" && answer.status === 404) return answer;
            else throw readFailed(path, answer);
        }
    }

    /**
     * Writes once. When it was put off, nothing was done; then it is made again, after a look.
     * @param look Called before each try, once the door is open; whatever it returns but `null` is the result.
     */
    async post<T>(request: GraphRequest, look: () => Promise<T | null>): Promise<Answer | Lost | T> {
        for (let putOff = 0; ; ) {
            await this.#door.untilOpen();
            const seen = await look();
            if (seen !== null) return seen;
            const answer = await this.#writes.load(request);
            if (answer === "closed") continue;
            if (!isPutOff(answer) || putOff >= this.patience.mostPutOff) return answer;
            this.#keepAway(answer, putOff++);
        }
    }

    #send(requests: readonly GraphRequest[]): Promise<(Answer | Lost)[]> {
        return this.#door.enter(async () => {
            const answers = await sendTogether(this.http, requests);
            for (const answer of answers) {
                // At once, so that nothing else slips through the door in between.
                const wait = isPutOff(answer) ? retryAfterMs(answer, new Date()) : null;
                if (wait !== null && wait <= this.patience.mostPatienceMs) this.#door.close(wait);
            }
            return answers;
        });
    }

    #keepAway(answer: Answer, earlier: number): void {
        this.#door.close(retryAfterMs(answer, new Date()) ?? this.#backOff(earlier));
    }

    #backOff(earlier: number): number {
        return Math.min(this.patience.backOffMs * 2 ** earlier, this.patience.mostBackOffMs);
    }
}
