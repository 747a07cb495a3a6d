import { known, readArguments } from "../../schema/arguments";
import { keyOf } from "./replacements";

type Properties = Record<string, unknown>;

// `check` alone sees the old inputs, and precedes the `diff` of the same resource in this same process.
const kept = new Set<string>();

/** Notes that a program names a resource's account by the same words as in its last run. */
export function noteIdentity(olds: Properties, news: Properties): void {
    const key = keyOf(news);
    const before = known(readArguments(olds).identity)?.key;
    if (key !== null && before !== undefined && before === known(readArguments(news).identity)?.key) kept.add(key);
}

/** Whether the resource with these inputs names its account as it did in the last run. */
export function isIdentityKept(inputs: Properties): boolean {
    const key = keyOf(inputs);
    return key !== null && kept.has(key);
}
