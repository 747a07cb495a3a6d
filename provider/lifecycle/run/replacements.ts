import { readArguments } from "../../schema/arguments";
import { toDeclaration } from "../../schema/declaration";
import { idOf, type Stored } from "../../schema/state";

type Properties = Record<string, unknown>;

// In one run every diff precedes the create that it leads to, in this same process.
const replacements = new Map<string, Stored>();

/** Notes that the resource with these inputs replaces what is stored. */
export function noteReplacement(inputs: Properties, stored: Stored): void {
    const key = keyOf(inputs);
    if (key !== null) replacements.set(key, stored);
}

/** What the resource with these inputs replaces; `null` for a new one, and under `--replace`, which asks for no diff. */
export function replacedBy(inputs: Properties): Stored | null {
    const key = keyOf(inputs);
    return key === null ? null : (replacements.get(key) ?? null);
}

/** Whether a create of this run replaces what is stored, and so has released it already. */
export function isReplaced(stored: Stored): boolean {
    return [...replacements.values()].some(
        each => idOf(each) === idOf(stored) && each.accountObjectId === stored.accountObjectId,
    );
}

/**
 * Names a resource within the run, where only its inputs are known: a number is declared once in a program, and so is an
 * account's flag. `null` while a value is unknown.
 */
export function keyOf(inputs: Properties): string | null {
    const declared = toDeclaration(readArguments(inputs));
    if (!declared) return null;
    return `${declared.identity.key} ${declared.form === "assignment" ? declared.number : "enterprise-voice"}`;
}
