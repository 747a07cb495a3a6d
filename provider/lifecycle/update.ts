import { isVoice, readState } from "../schema/state";
import { applyAssignment, applyVoice } from "./apply/apply-declaration";
import { declarationOf, refuseOffline } from "./create";
import { connectFor } from "./run/connection";

type Properties = Record<string, unknown>;

/** Moves or removes the location, or sets the flag. It also finishes a create that failed after its write. */
export async function update(id: string, olds: Properties, news: Properties): Promise<{ outs: Properties }> {
    const stored = readState(olds, id);
    const declared = declarationOf(news);
    const connected = refuseOffline(await connectFor(stored));
    if (declared.form === "voice") {
        const previous = isVoice(stored) ? stored.previousEnterpriseVoiceEnabled : null;
        return { outs: { ...(await applyVoice(connected, declared, previous)) } };
    }
    return { outs: { ...(await applyAssignment(connected, declared, null, news.__provider)) } };
}
