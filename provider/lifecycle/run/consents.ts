import { ExchangeFiles } from "../../observe/exchange-file";
import type { GateNote } from "../../observe/gate-note";
import type { Declaration } from "../../schema/declaration";
import { declarationOf, type Inputs } from "../inputs";

type Consent = Pick<GateNote, "consent" | "shared" | "abandoned" | "decision" | "secretArguments">;

const NONE: Consent = { consent: [], shared: null, abandoned: [], decision: null, secretArguments: [] };

/** What the gate decided for each declaration: which numbers it may take, and whether to repair it. `check` reads it, which precedes every write. */
export class Consents {
    readonly #files = new ExchangeFiles();
    readonly #byKey = new Map<string, Consent>();

    note({ key }: Inputs, note: GateNote): void {
        const { consent, shared, decision, secretArguments } = note;
        if (key !== null)
            this.#byKey.set(key, { consent, shared, abandoned: abandonedFor(note), decision, secretArguments });
    }

    /** The declaration of inputs that `check` has accepted, with what `check` noted for it. */
    declarationOf(inputs: Inputs): Declaration {
        return this.permitted(declarationOf(inputs), this.#of(inputs));
    }

    /** What the gate expects; `null` if it could not tell. */
    decisionOf(inputs: Inputs): GateNote["decision"] {
        return this.#of(inputs).decision;
    }

    /** The declaration with the numbers that it may take. */
    permitted(
        declaration: Declaration,
        { consent, shared, abandoned }: Omit<Consent, "decision" | "secretArguments">,
    ): Declaration {
        if (declaration.form === "voice") return declaration;
        return { ...declaration, consent: shared ? this.#files.consentOf(shared) : consent, abandoned };
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

/**
 * What the program dropped is free for others only if this run removes it, which only a run of the whole program certainly does: the
 * engine removes after everything else, and calls no `check` before it.
 */
export function abandonedFor({ abandoned, isWholeRun }: GateNote): GateNote["abandoned"] {
    return isWholeRun ? abandoned : [];
}
