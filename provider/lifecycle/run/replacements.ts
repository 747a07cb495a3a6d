import { idOf, type Stored } from "../../schema/state";
import type { Inputs } from "../inputs";

/** What the creates of a run replace. In one run every `diff` precedes the `create` that it leads to. */
export class Replacements {
    readonly #byKey = new Map<string, Stored>();

    /** Notes that the resource with these inputs replaces what is stored. */
    note({ key }: Inputs, stored: Stored): void {
        if (key !== null) this.#byKey.set(key, stored);
    }

    /** What the resource with these inputs replaces; `null` for a new one, and under `--replace`, which runs no `diff`. */
    of({ key }: Inputs): Stored | null {
        return key === null ? null : (this.#byKey.get(key) ?? null);
    }

    /** Whether a create of this run replaces what is stored, and so has released it already. */
    includes(stored: Stored): boolean {
        return [...this.#byKey.values()].some(
            each => idOf(each) === idOf(stored) && each.accountObjectId === stored.accountObjectId,
        );
    }
}
