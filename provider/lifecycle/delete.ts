import { planRelease } from "../plan/release";
import { planVoiceRestore } from "../plan/voice";
import { isVoice, readState, type StoredAssignment, type StoredVoice } from "../schema/state";
import type { Tenant } from "../tenant/port";
import { isNumberClaimed, isVoiceClaimed } from "./claims";
import { connectFor } from "./connect";
import { refuseOffline } from "./create";
import { say } from "./engine-log";
import { execute } from "./execute";
import { isReplaced } from "./replacements";
import { keepDeclaredVoice } from "./voice-flag";

/** Releases the number, or restores the flag. What is gone, or is somebody else's by now, is left alone. */
export async function remove(_id: string, outputs: Record<string, unknown>): Promise<void> {
    const stored = readState(outputs);
    const { tenant } = refuseOffline(await connectFor(stored));
    if (isVoice(stored)) await restoreVoice(tenant, stored);
    else await releaseNumber(tenant, stored);
}

async function releaseNumber(tenant: Tenant, stored: StoredAssignment): Promise<void> {
    const { accountObjectId, phoneNumber } = stored;
    const [observed = null] = await tenant.findNumbers([phoneNumber]);
    const isClaimed = await isNumberClaimed(tenant, phoneNumber, accountObjectId);
    const plan = planRelease(accountObjectId, phoneNumber, observed, isClaimed);
    // The end of a replacement, whose create released the number, is worth no word.
    if (plan.reason !== null) return isReplaced(stored) ? undefined : say("info", plan.reason);
    await execute(tenant, plan.steps);
    await keepDeclaredVoice(tenant, plan.steps);
}

async function restoreVoice(tenant: Tenant, stored: StoredVoice): Promise<void> {
    const { accountObjectId, enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled } = stored;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (!account || (enterpriseVoiceEnabled && (await isVoiceClaimed(tenant, accountObjectId)))) return;
    await execute(tenant, planVoiceRestore(enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled, account));
}
