import { assignmentIn, idOf, type Stored } from "../schema/state";
import { applyAssignment, applyVoice } from "./apply/apply-declaration";
import { explainDeletedFirst } from "./engine/deleted-first";
import { type Properties, readInputs } from "./inputs";
import type { Run } from "./run/run";

/** Assigns the number, or sets the flag. A resource that is already as declared is adopted without a write. */
export async function create(run: Run, raw: Properties): Promise<{ id: string; outs: Properties }> {
    const inputs = readInputs(raw);
    const old = run.replacements.of(inputs);
    const stored = await explainDeletedFirst(run, old, async (): Promise<Stored> => {
        const declared = run.consents.declarationOf(inputs);
        const connection = await run.connectToWrite(old);
        if (declared.form === "voice") return applyVoice(connection, declared, null);
        return applyAssignment(connection, declared, assignmentIn(old), raw.__provider);
    });
    return { id: idOf(stored), outs: { ...stored, ...run.consents.secretOutputOf(inputs) } };
}
