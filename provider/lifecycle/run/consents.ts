import type { Declaration } from "../../schema/declaration";
import type { Move } from "../../schema/moves";
import { declarationOf, type Inputs } from "../inputs";

/** What the gate found that the program gives in exchange, by declaration. `check` reads it, which precedes every write. */
export class Consents {
    readonly #byKey = new Map<string, readonly Move[]>();

    note({ key }: Inputs, consent: readonly Move[]): void {
        if (key !== null) this.#byKey.set(key, consent);
    }

    /** The declaration of inputs that `check` has accepted, with what `check` noted for it. */
    declarationOf(inputs: Inputs): Declaration {
        const consent = inputs.key === null ? undefined : this.#byKey.get(inputs.key);
        return withConsent(declarationOf(inputs), consent ?? []);
    }
}

export function withConsent(declaration: Declaration, consent: readonly Move[]): Declaration {
    return declaration.form === "assignment" ? { ...declaration, consent } : declaration;
}
