import { offlineRefusal } from "../config/offline-refusal";
import { TeamsPhoneError } from "../errors";
import { readArguments } from "../schema/arguments";
import { type Declaration, toDeclaration } from "../schema/declaration";
import { idOf, isVoice } from "../schema/state";
import { applyAssignment, applyVoice } from "./apply/apply-declaration";
import { type Connection, connect, connectFor } from "./run/connection";
import { replacedBy } from "./run/replacements";

type Properties = Record<string, unknown>;

/** Assigns the number, or sets the flag. What is already so is adopted without a write. */
export async function create(inputs: Properties): Promise<{ id: string; outs: Properties }> {
    const declared = declarationOf(inputs);
    const old = replacedBy(inputs);
    const connected = refuseOffline(old ? await connectFor(old) : await connect());
    if (declared.form === "voice") {
        const stored = await applyVoice(connected, declared, null);
        return { id: idOf(stored), outs: { ...stored } };
    }
    const replaced = old && !isVoice(old) ? { accountObjectId: old.accountObjectId, number: old.phoneNumber } : null;
    const stored = await applyAssignment(connected, declared, replaced, inputs.__provider);
    return { id: idOf(stored), outs: { ...stored } };
}

export function declarationOf(inputs: Properties): Declaration {
    const declared = toDeclaration(readArguments(inputs));
    if (declared) return declared;
    throw new TeamsPhoneError(
        "arguments",
        "The arguments are incomplete, although `check` let them pass: please report this.",
    );
}

/** A run that looked at no tenant has checked nothing of what it would write. */
export function refuseOffline(connection: Connection): Connection {
    if (connection.configuration.validation !== "offline") return connection;
    throw offlineRefusal();
}
