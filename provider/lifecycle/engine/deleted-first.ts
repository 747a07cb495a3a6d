import { TeamsPhoneError } from "../../errors";
import { isVoice, type Stored, type StoredAssignment } from "../../schema/state";
import type { Run } from "../run/run";

/**
 * Adds to a refusal that the person has no number now, if the engine deleted the old assignment first. The engine does so only if
 * the program sets `deleteBeforeReplace`, and then no number is left to give back.
 * @param old What the create replaces.
 */
export async function explainDeletedFirst<R>(run: Run, old: Stored | null, create: () => Promise<R>): Promise<R> {
    try {
        return await create();
    } catch (error) {
        if (!(error instanceof TeamsPhoneError) || error.retryable || !old || isVoice(old)) throw error;
        if (await isStillHeld(run, old)) throw error;
        error.message += `\n${old.displayName} (${old.identity}) no longer has ${old.phoneNumber}: \`deleteBeforeReplace\` released it first, and the new number was refused. Fix the cause and run \`pulumi up\` again: it assigns the new number.`;
        throw error;
    }
}

/** `true` also when the tenant cannot be read: the message reports only what is certain. */
async function isStillHeld(run: Run, old: StoredAssignment): Promise<boolean> {
    try {
        const { tenant } = await run.connectFor(old);
        const [number] = await tenant.findNumbers([old.phoneNumber]);
        return number?.holder?.objectId === old.accountObjectId;
    } catch {
        return true;
    }
}
