import { setTimeout as pause } from "node:timers/promises";
import DataLoader from "dataloader";
import { MAX_BATCH_SIZE } from "../api/limits";
import { MAX_TURN_MS, MAX_UPDATE_BATCH_SIZE, type Tuning, WRITE_BURST_WINDOWS } from "../tuning";
import { BatchScheduler } from "./batch-scheduler";
import { isGraphError, isRejectedForNow, readError } from "./graph-error";
import type { HttpTransport } from "./http-transport";
import { sendBatch } from "./json-batch";
import { PiggybackReads } from "./piggyback-reads";
import {
    type GraphRequest,
    type GraphResponse,
    hasContent,
    isIndeterminate,
    isThrottled,
    type RequestResult,
    retryAfterMs,
} from "./response";
import { Throttle } from "./throttle";
import { doReadsWait, doUpdatesWait, doWritesWait, type Traffic } from "./traffic";
import { WriteBatches } from "./write-batches";

/**
 * Batches requests and repeats those that are safe to repeat: reads that were throttled or lost, and writes that were throttled,
 * because Graph did nothing then.
 */
export class GraphClient {
    readonly #throttle: Throttle;
    readonly #readQueue: BatchScheduler;
    readonly #piggyback: PiggybackReads;
    readonly #reads: DataLoader<string, RequestResult>;
    readonly #writes: WriteBatches;
    readonly #updates: WriteBatches;
    #inFlight = 0;
    #confirming = 0;

    constructor(
        private readonly http: HttpTransport,
        private readonly tuning: Tuning,
    ) {
        this.#throttle = new Throttle(tuning);
        this.#piggyback = new PiggybackReads(requests => this.#send(requests));
        const reading = { ...tuning, maxBatchSize: Number.POSITIVE_INFINITY, maxTurnMs: null };
        this.#readQueue = new BatchScheduler(reading, () => doReadsWait(this.#traffic));
        this.#reads = new DataLoader(paths => this.#read(paths), {
            maxBatchSize: MAX_BATCH_SIZE,
            batchScheduleFn: send => this.#readQueue.enqueueLast(send),
        });
        const burstWindowMs = WRITE_BURST_WINDOWS * tuning.burstWindowMs;
        const writing = { ...tuning, burstWindowMs, maxBatchSize: MAX_BATCH_SIZE, maxTurnMs: null };
        this.#writes = new WriteBatches(new BatchScheduler(writing, () => doWritesWait(this.#traffic)), requests =>
            this.#unlessPaused(requests, () => this.#send(requests)),
        );
        const updating = { ...tuning, maxBatchSize: MAX_UPDATE_BATCH_SIZE, maxTurnMs: MAX_TURN_MS };
        this.#updates = new WriteBatches(new BatchScheduler(updating, () => doUpdatesWait(this.#traffic)), requests =>
            this.#unlessPaused(requests, () => this.#piggyback.sendWithReads(requests, () => this.#readQueue.flush())),
        );
    }

    /** Graph's address with its version. */
    get root(): string {
        return this.http.root;
    }

    /** How long a list may be. */
    get listLimits(): Pick<Tuning, "maxPages" | "maxRows"> {
        return this.tuning;
    }

    get #traffic(): Traffic {
        return {
            inFlight: this.#inFlight,
            waitingReads: this.#readQueue.size,
            waitingUpdates: this.#updates.waiting,
            updatePrechecks: this.#updates.prechecks,
            confirming: this.#confirming,
        };
    }

    /** Calls back when the next reads leave. Reads that the callback asks for go with them. */
    onNextReads(callback: () => void): void {
        this.#readQueue.enqueue(callback);
    }

    /** Announces a read that `onNextReads` will ask for, so that it counts towards a burst when it arrives. */
    noteRead(): void {
        this.#readQueue.noteArrival();
    }

    /** Runs the confirmation of a write. Other writes wait for it, since its caller may write again. */
    async whileConfirming<T>(confirm: () => Promise<T>): Promise<T> {
        this.#confirming += 1;
        try {
            return await confirm();
        } finally {
            this.#confirming -= 1;
        }
    }

    /**
     * Reads, in a batch with others.
     * @returns a response with status 200 and JSON
     * @throws TeamsPhoneError if no such response comes after all retries; that never means that something does not exist
     */
    async get(path: string): Promise<GraphResponse> {
        const result = await this.#getResult(path);
        if (hasContent(result)) return result;
        throw readError(path, result);
    }

    /** Reads a single entity. @returns `null` if Graph itself answers that it does not exist @throws like `get` */
    async getIfExists(path: string): Promise<GraphResponse | null> {
        const result = await this.#getResult(path);
        if (isGraphError(result) && result.status === 404) return null;
        if (hasContent(result)) return result;
        throw readError(path, result);
    }

    /** Reads a page of a list in an HTTP request of its own: it is too large to share a batch. @throws like `get` */
    async page(path: string): Promise<GraphResponse> {
        const result = await this.#retryRead(async () => {
            const [sent] = await this.#throttled([{ method: "GET", path }]);
            return sent ?? { kind: "lost", message: "Microsoft Graph gave no answer" };
        });
        if (hasContent(result)) return result;
        throw readError(path, result);
    }

    #getResult(path: string): Promise<RequestResult> {
        return this.#retryRead(() => {
            this.#readQueue.noteArrival();
            return this.#reads.load(path);
        });
    }

    async #retryRead(send: () => Promise<RequestResult>): Promise<RequestResult> {
        let lost = 0;
        for (let throttled = 0; ; ) {
            const result = await send();
            if (isThrottled(result) && throttled < this.tuning.maxThrottledRetries) {
                this.#pauseAll(result, throttled++);
            } else if (isIndeterminate(result) && lost < this.tuning.maxLostRetries) {
                await pause(this.#backOffMs(lost++));
            } else return result;
        }
    }

    /**
     * Writes, in a batch with others. Sends the write again only if Graph throttled it, and runs the precheck again first.
     * @param precheck Runs before each attempt. If it returns anything but `null`, that is the result and nothing is sent.
     * @param queue `updates` for writes whose precheck rarely reads: their batches take reads of others along.
     */
    async post<T>(
        request: GraphRequest,
        precheck: () => Promise<T | null>,
        queue: "writes" | "updates",
    ): Promise<RequestResult | T> {
        const batches = queue === "updates" ? this.#updates : this.#writes;
        for (let throttled = 0; ; ) {
            await this.#throttle.untilResumed();
            const result = await batches.write(request, precheck);
            if (result === "paused") continue;
            if ("stoppedBy" in result) return result.stoppedBy;
            if (!isRejectedForNow(result) || throttled >= this.tuning.maxThrottledRetries) return result;
            this.#pauseAll(result, throttled++);
        }
    }

    #read(paths: readonly string[]): Promise<readonly RequestResult[]> {
        // DataLoader merges equal reads that wait together. Once they leave, the next one must ask Graph again.
        this.#reads.clearAll();
        return this.#piggyback.read(paths.map(path => ({ method: "GET", path })));
    }

    /** Does not send writes during a pause: their prechecks would be stale once it ends. */
    async #unlessPaused(requests: readonly GraphRequest[], send: () => Promise<readonly RequestResult[]>) {
        return this.#throttle.isPaused ? requests.map(() => "paused" as const) : send();
    }

    async #send(requests: readonly GraphRequest[]): Promise<RequestResult[]> {
        this.#inFlight += 1;
        try {
            return await this.#throttled(requests);
        } finally {
            this.#inFlight -= 1;
        }
    }

    #throttled(requests: readonly GraphRequest[]): Promise<RequestResult[]> {
        return this.#throttle.run(async () => {
            const results = await sendBatch(this.http, requests);
            for (const result of results) {
                // Pauses before this slot is freed, so that no waiting request slips through.
                const ms = isThrottled(result) ? retryAfterMs(result, new Date()) : null;
                if (ms !== null) this.#throttle.tryPauseFor(ms);
                if (result.kind === "response" && !isThrottled(result)) this.#throttle.noteAnswer();
            }
            return results;
        });
    }

    #pauseAll(response: GraphResponse, earlier: number): void {
        this.#throttle.pauseFor(retryAfterMs(response, new Date()) ?? this.#backOffMs(earlier));
    }

    #backOffMs(earlier: number): number {
        return Math.min(this.tuning.firstBackOffMs * 2 ** earlier, this.tuning.maxBackOffMs);
    }
}
