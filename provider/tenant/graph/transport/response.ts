/** A request to Graph, relative to its version, percent-encoded. */
export interface GraphRequest {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly body?: Readonly<Record<string, unknown>>;
}

/** What Graph answered, alone or as a part of a batch. */
export interface Answer {
    readonly kind: "answer";
    readonly status: number;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed JSON; `null` for none. */
    readonly body: unknown;
    /** Which request it was, by Graph's own id for it. */
    readonly requestId: string | null;
}

/** The request may have been carried out or not: its answer never came, or came from the way there. */
export interface Lost {
    readonly kind: "lost";
    readonly message: string;
}

/** Graph turned the request away before it did anything, and says when to come again. */
export function isPutOff(answer: Answer | Lost): answer is Answer {
    return answer.kind === "answer" && (answer.status === 429 || answer.status === 503);
}

/** A gateway's word, which says nothing about what happened behind it. */
export function isUnclear(answer: Answer | Lost): boolean {
    return answer.kind === "lost" || [408, 500, 502, 504].includes(answer.status);
}

/**
 * How long to stay away, in milliseconds, from seconds or a date (RFC 9110, 10.2.3). A date counts from the answer's own
 * `Date`, because this machine's clock may be wrong. @returns `null` when the answer does not say.
 */
export function retryAfterMs({ headers }: Answer, now: Date): number | null {
    const text = headers["retry-after"]?.trim();
    if (text === undefined || text === "") return null;
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
    const until = Date.parse(text);
    if (Number.isNaN(until)) return null;
    const sent = Date.parse(headers.date ?? "");
    return Math.max(0, until - (Number.isNaN(sent) ? now.getTime() : sent));
}
