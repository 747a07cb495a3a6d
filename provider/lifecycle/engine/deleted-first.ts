import { TeamsPhoneError } from "../../errors";
import { isVoice, type StoredAssignment } from "../../schema/state";
import { connectFor } from "../run/connection";
import { replacedBy } from "../run/replacements";

type Properties = Record<string, unknown>;

/**
 * Says at the end of a refusal where that leaves the person, should the number that is being replaced be gone already. The engine
 * deletes first only where the program says `deleteBeforeReplace`, and then nothing is there to be given back.
 */
export function sayWhatIsGone<R>(create: (inputs: Properties) => Promise<R>): (inputs: Properties) => Promise<R> {
    return async inputs => {
        try {
            return await create(inputs);
        } catch (error) {
            const old = replacedBy(inputs);
            if (!(error instanceof TeamsPhoneError) || error.retryable || !old || isVoice(old)) throw error;
            if (await isHeldStill(old)) throw error;
            error.message += `\n${old.displayName} (${old.identity}) has no longer ${old.phoneNumber}, which was released before this (as the option \`deleteBeforeReplace\` asks), and does not have the new number. Cure the cause and run \`pulumi up\` again: it assigns the new number.`;
            throw error;
        }
    };
}

/** `true` also when the tenant cannot be read: what is not known is not said. */
async function isHeldStill(old: StoredAssignment): Promise<boolean> {
    try {
        const { tenant } = await connectFor(old);
        const [number] = await tenant.findNumbers([old.phoneNumber]);
        return number?.holder?.objectId === old.accountObjectId;
    } catch {
        return true;
    }
}
