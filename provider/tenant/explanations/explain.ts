import { cmdlets } from "./cmdlets";
import { embedded } from "./embedded";
import type { Explanation } from "./explanation";
import { graph } from "./graph";

// The first match wins. Graph wraps texts that the cmdlets use too, so its own come first.
const EXPLANATIONS: readonly Explanation[] = [...graph, ...cmdlets, ...embedded];

/** Explains a refusal; `null` for an unknown text. Callers show the service's own words beside it. */
export function explain(message: string): Explanation | null {
    return EXPLANATIONS.find(({ pattern }) => pattern.test(message)) ?? null;
}
