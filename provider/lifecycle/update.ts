import { isVoice, readState } from "../schema/state";
import { applyAssignment, applyVoice } from "./apply/apply-declaration";
import { type Properties, readInputs } from "./inputs";
import type { Run } from "./run/run";

/** Moves or removes the location, or sets the flag. It also finishes a create that failed after its write. */
export async function update(run: Run, id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
    const stored = readState(olds, id);
    const inputs = readInputs(news);
    const declared = run.consents.declarationOf(inputs);
    const connection = await run.connectToWrite(stored);
    const secret = run.consents.secretOutputOf(inputs);
    if (declared.form === "voice") {
        const previous = isVoice(stored) ? stored.previousEnterpriseVoiceEnabled : null;
        return { outs: { ...(await applyVoice(connection, declared, previous)), ...secret } };
    }
    return { outs: { ...(await applyAssignment(connection, declared, null, news.__provider)), ...secret } };
}
