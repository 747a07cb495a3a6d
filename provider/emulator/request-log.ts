export interface LoggedRequest {
    readonly seq: number;
    /** ISO 8601, by the emulator's clock. */
    readonly time: string;
    readonly method: string;
    /** With its query. */
    readonly path: string;
    /** 0 when the connection was cut instead. */
    readonly status: number;
    readonly inBatch: boolean;
    /** Client id of the token; `null` without a valid one. */
    readonly subject: string | null;
    /** The official clients' `Retry-Attempt`; `null` on a first try. */
    readonly retryAttempt: number | null;
    /** Set when the request came although a 429 that was answered before had asked to wait longer. */
    readonly tooEarly: { readonly remainingMs: number; readonly sinceAnswerMs: number } | null;
}

/** How many requests are remembered; the counts are of all. */
const KEPT = 10_000;

/** What was asked of the emulator. Control calls and the page are not counted. */
export class RequestLog {
    #entries: LoggedRequest[] = [];
    #seq = 0;
    readonly #counts = new Map<string, number>();
    #tooEarly = 0;

    /** @param call What kind of call it is, as faults name them. */
    add(entry: Omit<LoggedRequest, "seq">, call: string): void {
        this.#seq++;
        this.#entries.push({ seq: this.#seq, ...entry });
        if (this.#entries.length > 2 * KEPT) this.#entries = this.#entries.slice(-KEPT);
        const key = `${call} ${entry.status}`;
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
        if (entry.tooEarly) this.#tooEarly++;
    }

    clear(): void {
        this.#entries = [];
        this.#seq = 0;
        this.#tooEarly = 0;
        this.#counts.clear();
    }

    /** Newest last. */
    recent(most: number): readonly LoggedRequest[] {
        return this.#entries.slice(-Math.min(most, KEPT));
    }

    summary() {
        return {
            /** Parts of a batch count one each, and the batch itself one. */
            total: this.#seq,
            tooEarly: this.#tooEarly,
            /** By kind of call and status, as in `{"assign 202": 3}`. */
            counts: Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))),
        };
    }
}
