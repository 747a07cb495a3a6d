import type { CallKind } from "./call-kind";

export interface LoggedRequest {
    readonly seq: number;
    /** ISO 8601, by the emulator's clock. */
    readonly time: string;
    readonly method: string;
    /** Includes the query. A long one is cut. */
    readonly path: string;
    /** 0 if the request got no response. */
    readonly status: number;
    readonly inBatch: boolean;
    /** The client id of the token; `null` without a valid token. */
    readonly subject: string | null;
    /** The header `Retry-Attempt` of Microsoft's clients; `null` on the first attempt. */
    readonly retryAttempt: number | null;
    /** Set if the request came before the end of the wait that an earlier 429 had asked for. */
    readonly tooEarly: { readonly remainingMs: number; readonly sinceAnswerMs: number } | null;
}

/** Older requests are forgotten, but the counts include them. */
const MAX_KEPT = 10_000;

/** The requests that the emulator received, except those to its control paths and its page. */
export class RequestLog {
    #entries: LoggedRequest[] = [];
    #seq = 0;
    readonly #counts = new Map<string, number>();
    #tooEarly = 0;

    add(entry: Omit<LoggedRequest, "seq">, kind: CallKind): void {
        this.#seq++;
        this.#entries.push({ seq: this.#seq, ...entry });
        if (this.#entries.length > 2 * MAX_KEPT) this.#entries = this.#entries.slice(-MAX_KEPT);
        const key = `${kind} ${entry.status}`;
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
        if (entry.tooEarly) this.#tooEarly++;
    }

    clear(): void {
        this.#entries = [];
        this.#seq = 0;
        this.#tooEarly = 0;
        this.#counts.clear();
    }

    /** The latest requests, newest last. */
    recent(limit: number): readonly LoggedRequest[] {
        return this.#entries.slice(-Math.min(limit, MAX_KEPT));
    }

    summary() {
        return {
            /** Each part of a batch counts as one, and so does the batch itself. */
            total: this.#seq,
            tooEarly: this.#tooEarly,
            /** By kind of call and status, for example `{"assign 202": 3}`. */
            counts: Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))),
        };
    }
}
