import { setTimeout as pause } from "node:timers/promises";
import DataLoader from "dataloader";
import { MAX_BATCH_SIZE } from "../api/limits";
import { MAX_TURN_MS, MAX_UPDATE_BATCH_SIZE, type Tuning, WRITE_BURST_WINDOWS } from "../tuning";
import { BatchScheduler } from "./batch-scheduler";
import { readError } from "./graph-error";
import type { HttpTransport } from "./http-transport";
import { sendBatch } from "./json-batch";
import { PiggybackReads } from "./piggyback-reads";
import {
    type GraphRequest,
    type GraphResponse,
    isIndeterminate,
    isThrottled,
    type RequestResult,
    retryAfterMs,
} from "./response";
import { Throttle } from "./throttle";
import { WriteBatches } from "./write-batches";

/**
 * Gathers requests into batches, and repeats what may be repeated: reads that were put off or lost, and writes that were put
 * off before anything was done.
 */
export class GraphClient {
    readonly #throttle: Throttle;
    readonly #questions: BatchScheduler;
    readonly #riders: PiggybackReads;
    readonly #reads: DataLoader<string, RequestResult>;
    readonly #writes: WriteBatches;
    readonly #updates: WriteBatches;
    /** How many requests are under way that tell those who wait what to ask next. */
    #underWay = 0;
    /** How many writes are being followed to their end. */
    #followed = 0;

    constructor(
        private readonly http: HttpTransport,
        private readonly tuning: Tuning,
    ) {
        this.#throttle = new Throttle(tuning);
        const isBusy = () => this.#underWay > 0;
        const isCarriedSoon = () => this.#updates.isAwaited && !this.#updates.isLooking;
        this.#questions = new BatchScheduler(tuning, () => isBusy() || isCarriedSoon());
        this.#riders = new PiggybackReads(requests => this.#send(requests));
        this.#reads = new DataLoader(
            (paths: readonly string[]) => {
                // The same question asked twice before the answer is under way is one; afterwards it is a new one.
                this.#reads.clearAll();
                return this.#riders.read(paths.map(path => ({ method: "GET", path })));
            },
            { maxBatchSize: MAX_BATCH_SIZE, batchScheduleFn: send => this.#questions.joinLast(send) },
        );
        // A write that would have to wait was looked at too early: it is not sent, and looked at again.
        const unlessClosed = (send: (requests: readonly GraphRequest[]) => Promise<readonly RequestResult[]>) => {
            return async (requests: readonly GraphRequest[]) =>
                this.#throttle.isPaused ? requests.map(() => "closed" as const) : send(requests);
        };
        const isAnyAtWork = () => isBusy() || this.#questions.isAwaited || this.#followed > 0;
        // A crowd has to look before it writes, and comes later than what it asks.
        const patient = { ...tuning, burstWindowMs: WRITE_BURST_WINDOWS * tuning.burstWindowMs };
        this.#writes = new WriteBatches(
            new BatchScheduler(patient, isAnyAtWork, MAX_BATCH_SIZE),
            unlessClosed(requests => this.#send(requests)),
        );
        this.#updates = new WriteBatches(
            new BatchScheduler(tuning, () => isBusy() || this.#updates.isLooking, MAX_UPDATE_BATCH_SIZE, MAX_TURN_MS),
            unlessClosed(requests => this.#riders.sendAlong(requests, () => this.#questions.depart())),
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
    get(path: string): Promise<GraphResponse> {
        return this.#patiently(path, () => {
            this.#questions.arrive();
            return this.#reads.load(path);
        });
    }

    /** Reads a page of a list, which is too large to share a batch. @throws like `get` */
    page(path: string): Promise<GraphResponse> {
        return this.#patiently(path, async () => {
            const [answer] = await this.#throttled([{ method: "GET", path }]);
            return answer ?? { kind: "lost", message: "there was no answer" };
        });
    }

    async #patiently(path: string, ask: () => Promise<RequestResult>): Promise<GraphResponse> {
        let lost = 0;
        for (let putOff = 0; ; ) {
            const answer = await ask();
            if (isThrottled(answer) && putOff < this.tuning.maxThrottledRetries) {
                this.#keepAway(answer, putOff++);
            } else if (isIndeterminate(answer) && lost < this.tuning.maxLostRetries) {
                await pause(this.#backOff(lost++));
            } else if (answer.kind === "response" && answer.status < 400) return answer;
            else if (answer.kind === "response" && answer.status === 404) return answer;
            else throw readError(path, answer);
        }
    }

    /**
     * Writes once. When it was put off, nothing was done; then it is made again, after a look.
     * @param look Called before each try, once the door is open; whatever it returns but `null` is the result.
     * @param isUpdate Whether it mostly knows already what it would see: then others' reads may go along.
     */
    async post<T>(request: GraphRequest, look: () => Promise<T | null>, isUpdate = false): Promise<RequestResult | T> {
        const groups = isUpdate ? this.#updates : this.#writes;
        for (let putOff = 0; ; ) {
            await this.#throttle.untilResumed();
            const answer = await groups.write(request, look);
            if (answer === "closed") continue;
            if ("seen" in answer) return answer.seen;
            if (!isThrottled(answer) || putOff >= this.tuning.maxThrottledRetries) return answer;
            this.#keepAway(answer, putOff++);
        }
    }

    async #send(requests: readonly GraphRequest[]): Promise<RequestResult[]> {
        this.#underWay += 1;
        try {
            return await this.#throttled(requests);
        } finally {
            this.#underWay -= 1;
        }
    }

    #throttled(requests: readonly GraphRequest[]): Promise<RequestResult[]> {
        return this.#throttle.run(async () => {
            const answers = await sendBatch(this.http, requests);
            for (const answer of answers) {
                // At once, so that nothing else slips through the door in between.
                const wait = isThrottled(answer) ? retryAfterMs(answer, new Date()) : null;
                if (wait !== null && wait <= this.tuning.maxRetryAfterMs) this.#throttle.pauseFor(wait);
            }
            return answers;
        });
    }

    #keepAway(answer: GraphResponse, earlier: number): void {
        this.#throttle.pauseFor(retryAfterMs(answer, new Date()) ?? this.#backOff(earlier));
    }

    #backOff(earlier: number): number {
        return Math.min(this.tuning.firstBackOffMs * 2 ** earlier, this.tuning.maxBackOffMs);
    }
}
