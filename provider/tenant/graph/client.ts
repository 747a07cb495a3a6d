import { setTimeout as pause } from "node:timers/promises";
import DataLoader from "dataloader";
import { type Answer, type GraphRequest, isPutOff, isUnclear, type Lost, retryAfterMs } from "./answer";
import { MOST_PARTS, sendTogether } from "./batch";
import { Departures } from "./departures";
import { Doorkeeper } from "./doorkeeper";
import { readFailed } from "./errors";
import type { Http } from "./http";
import { PATIENCE, type Patience } from "./patience";
import { WriteGroups } from "./write-groups";

/**
 * Gathers requests into batches, and repeats what may be repeated: reads that were put off or lost, and writes that were put
 * off before anything was done. Reads and writes go out apart, so that a lost answer to writes takes few of them along.
 */
export class GraphClient {
    readonly #door: Doorkeeper;
    readonly #questions: Departures;
    readonly #reads: DataLoader<string, Answer | Lost>;
    readonly #writes: WriteGroups;
    /** How many requests are under way that tell those who wait what to ask next. */
    #underWay = 0;
    /** How many writes are being followed to their end. */
    #followed = 0;

    constructor(
        private readonly http: Http,
        private readonly patience: Patience = PATIENCE,
    ) {
        this.#door = new Doorkeeper(patience.mostAtOnce, patience.mostPatienceMs);
        const isBusy = () => this.#underWay > 0;
        this.#questions = new Departures(patience, isBusy);
        this.#reads = new DataLoader(
            async (paths: readonly string[]) => {
                // The same question asked twice before the answer is under way is one; afterwards it is a new one.
                this.#reads.clearAll();
                return this.#send(paths.map(path => ({ method: "GET", path })));
            },
            { maxBatchSize: MOST_PARTS, batchScheduleFn: send => this.#questions.joinLast(send) },
        );
        const isAnyAtWork = () => isBusy() || this.#questions.isAwaited || this.#followed > 0;
        this.#writes = new WriteGroups(patience, isAnyAtWork, async requests =>
            // A write that would have to wait was looked at too early: it is not sent, and looked at again.
            this.#door.isClosed ? requests.map(() => "closed" as const) : this.#send(requests),
        );
    }

    /** Calls back when reads leave the next time: what is asked for then goes along. */
    gather(ask: () => void): void {
        this.#questions.join(ask);
    }

    /** Notes a question that will be asked when they leave. */
    noteQuestion(): void {
        this.#questions.arrive();
    }

    /** Follows a write to its end; others need not hurry meanwhile. */
    async following<T>(work: () => Promise<T>): Promise<T> {
        this.#followed += 1;
        try {
            return await work();
        } finally {
            this.#followed -= 1;
        }
    }

    /** Reads, patiently. @throws TeamsPhoneError when no answer can be had: that never means that nothing is there. */
    get(path: string): Promise<Answer> {
        return this.#patiently(path, () => {
            this.#questions.arrive();
            return this.#reads.load(path);
        });
    }

    /** Reads a page of a list, which is too large to share a batch. @throws like `get` */
    page(path: string): Promise<Answer> {
        return this.#patiently(path, async () => {
            const [answer] = await this.#atTheDoor([{ method: "GET", path }]);
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
            const answer = await this.#writes.write(request, look);
            if (answer === "closed") continue;
            if ("seen" in answer) return answer.seen;
            if (!isPutOff(answer) || putOff >= this.patience.mostPutOff) return answer;
            this.#keepAway(answer, putOff++);
        }
    }

    async #send(requests: readonly GraphRequest[]): Promise<(Answer | Lost)[]> {
        this.#underWay += 1;
        try {
            return await this.#atTheDoor(requests);
        } finally {
            this.#underWay -= 1;
        }
    }

    #atTheDoor(requests: readonly GraphRequest[]): Promise<(Answer | Lost)[]> {
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
