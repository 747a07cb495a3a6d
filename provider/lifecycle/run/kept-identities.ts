import { known } from "../../schema/arguments";
import type { Inputs } from "../inputs";

/** The resources whose program identifies their account by the same text as in the last run. Only `check` sees both texts. */
export class KeptIdentities {
    readonly #keys = new Set<string>();

    note(before: Inputs, now: Inputs): void {
        const was = known(before.args.identity)?.key;
        if (now.key !== null && was !== undefined && was === known(now.args.identity)?.key) this.#keys.add(now.key);
    }

    has({ key }: Inputs): boolean {
        return key !== null && this.#keys.has(key);
    }
}
