/** A request to Graph. */
export interface GraphRequest {
    readonly method: "GET" | "POST";
    /** Relative to the root with its version, percent-encoded. */
    readonly path: string;
    readonly body?: Readonly<Record<string, unknown>>;
}

/** What Graph answered to one request, sent by itself or as a part of a batch. */
export interface GraphResponse {
    readonly kind: "response";
    readonly status: number;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed JSON; `null` if there is none. */
    readonly body: unknown;
    /** Graph's own id of the request. */
    readonly requestId: string | null;
}

/** No usable response arrived. Graph may or may not have carried out the request. */
export interface LostResponse {
    readonly kind: "lost";
    readonly message: string;
}

export type RequestResult = GraphResponse | LostResponse;

/** Whether a read succeeded: only status 200 with JSON is documented. Anything else below 400 comes from a proxy or a gateway. */
export function hasContent(result: RequestResult): result is GraphResponse {
    return (
        result.kind === "response" && result.status === 200 && typeof result.body === "object" && result.body !== null
    );
}

/** Graph rejected the request before doing anything and wants it later: 429, and by assumption 503. */
export function isThrottled(result: RequestResult): result is GraphResponse {
    return result.kind === "response" && (result.status === 429 || result.status === 503);
}

/** No response, or a gateway's error, which does not show whether Graph carried out the request. */
export function isIndeterminate(result: RequestResult): boolean {
    return result.kind === "lost" || [408, 500, 502, 504].includes(result.status);
}

/**
 * The `Retry-After` of a response in milliseconds; it may be in seconds or a date (RFC 9110, 10.2.3). A date counts from the
 * response's own `Date`, because this machine's clock may be wrong.
 * @returns `null` if the response has none
 */
export function retryAfterMs({ headers }: GraphResponse, now: Date): number | null {
    const text = headers["retry-after"]?.trim();
    if (text === undefined || text === "") return null;
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
    const until = Date.parse(text);
    if (Number.isNaN(until)) return null;
    const sent = Date.parse(headers.date ?? "");
    return Math.max(0, until - (Number.isNaN(sent) ? now.getTime() : sent));
}
