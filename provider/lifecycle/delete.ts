import { planRelease } from "../plan/plan-release";
import { planVoiceRestore } from "../plan/plan-voice";
import { isVoice, readState, type StoredAssignment, type StoredVoice } from "../schema/state";
import { execute } from "./apply/execute";
import { keepDeclaredVoice, restoreDeclaredVoice } from "./apply/keep-voice";
import { refuseOffline } from "./create";
import { say } from "./engine/engine-log";
import { isNumberClaimed, isVoiceClaimed } from "./run/claims";
import { type Connection, connectFor } from "./run/connection";
import { holding } from "./run/locks";
import { isReplaced } from "./run/replacements";

/** Releases the number, or restores the flag. What is gone, or is somebody else's by now, is left alone. */
export async function remove(id: string, outputs: Record<string, unknown>): Promise<void> {
    const stored = readState(outputs, id);
    const connection = refuseOffline(await connectFor(stored));
    const keys = [stored.accountObjectId, ...(isVoice(stored) ? [] : [stored.phoneNumber])];
    await holding(keys, () => (isVoice(stored) ? restoreVoice(connection, stored) : releaseNumber(connection, stored)));
}

async function releaseNumber(connection: Connection, stored: StoredAssignment): Promise<void> {
    const { tenant } = connection;
    const { accountObjectId, phoneNumber } = stored;
    const [observed = null] = await tenant.findNumbers([phoneNumber], [accountObjectId]);
    const isClaimed = await isNumberClaimed(tenant, phoneNumber, accountObjectId);
    const plan = planRelease(accountObjectId, phoneNumber, observed, isClaimed);
    if (plan.reason !== null) {
        await restoreDeclaredVoice(connection, accountObjectId, phoneNumber);
        // The end of a replacement, whose create released the number, is worth no word.
        return isReplaced(stored) ? undefined : say("info", plan.reason);
    }
    await execute(connection, plan.steps);
    await keepDeclaredVoice(connection, plan.steps);
}

async function restoreVoice(connection: Connection, stored: StoredVoice): Promise<void> {
    const { tenant } = connection;
    const { accountObjectId, enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled } = stored;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (!account || (enterpriseVoiceEnabled && (await isVoiceClaimed(tenant, accountObjectId)))) return;
    await execute(connection, planVoiceRestore(enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled, account));
}
