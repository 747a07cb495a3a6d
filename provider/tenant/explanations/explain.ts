import { cmdlets } from "./cmdlets";
import { embedded } from "./embedded";
import { graph } from "./graph";

/** What a text of the service means, and what to do about it. */
export interface Explanation {
    readonly cause: string;
    readonly cure: string;
}

/** An explanation, and the texts that it is for. */
export interface Known extends Explanation {
    readonly pattern: RegExp;
}

// The first match counts. Graph wraps words that the cmdlets use too, so its texts are looked for first.
const KNOWN: readonly Known[] = [...graph, ...cmdlets, ...embedded];

/** Explains a refusal; `null` for a text that is not known. The service's own words are always shown beside it. */
export function explain(message: string): Explanation | null {
    const known = KNOWN.find(({ pattern }) => pattern.test(message));
    return known ? { cause: known.cause, cure: known.cure } : null;
}
