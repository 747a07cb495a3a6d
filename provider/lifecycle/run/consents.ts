import type { GateNote } from "../../observe/gate-note";
import type { Declaration } from "../../schema/declaration";
import { declarationOf, type Inputs } from "../inputs";

type Consent = Pick<GateNote, "consent" | "abandoned" | "decision" | "secretArguments">;

const NONE: Consent = { consent: [], abandoned: [], decision: null, secretArguments: [] };

/** What the gate decided for each declaration: which numbers it may take, and whether to repair it. `check` reads it, which precedes every write. */
export class Consents {
    readonly #byKey = new Map<string, Consent>();

    note({ key }: Inputs, { consent, abandoned, decision, secretArguments }: Consent): void {
        if (key !== null) this.#byKey.set(key, { consent, abandoned, decision, secretArguments });
    }

    /** The declaration of inputs that `check` has accepted, with what `check` noted for it. */
    declarationOf(inputs: Inputs): Declaration {
        return withConsent(declarationOf(inputs), this.#of(inputs));
    }

    /** What the gate expects; `null` if it could not tell. */
    decisionOf(inputs: Inputs): GateNote["decision"] {
        return this.#of(inputs).decision;
    }

    /** The arguments that the program marked as secret. */
    secretArgumentsOf(inputs: Inputs): readonly string[] {
        return this.#of(inputs).secretArguments;
    }

    /** The output that keeps them for a run without the program; empty if there are none. */
    secretOutputOf(inputs: Inputs): { readonly secretArguments?: readonly string[] } {
        const secretArguments = this.secretArgumentsOf(inputs);
        return secretArguments.length > 0 ? { secretArguments } : {};
    }

    #of({ key }: Inputs): Consent {
        return (key === null ? undefined : this.#byKey.get(key)) ?? NONE;
    }
}

export function withConsent(
    declaration: Declaration,
    { consent, abandoned }: Pick<Consent, "consent" | "abandoned">,
): Declaration {
    return declaration.form === "assignment" ? { ...declaration, consent, abandoned } : declaration;
}
