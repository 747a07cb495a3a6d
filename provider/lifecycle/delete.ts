import { planRelease } from "../plan/plan-release";
import { planVoiceRestore } from "../plan/plan-voice";
import { isVoice, readState, type StoredAssignment, type StoredVoice } from "../schema/state";
import { execute } from "./apply/execute";
import { keepDeclaredVoice, restoreDeclaredVoice } from "./apply/keep-voice";
import type { Connection, Run } from "./run/run";

/** Releases the number, or restores the flag. A number that is gone, or that another account holds now, is left alone. */
export async function deleteResource(run: Run, id: string, outputs: Record<string, unknown>): Promise<void> {
    const stored = readState(outputs, id);
    const connection = await run.connectToWrite(stored);
    const keys = [stored.accountObjectId, ...(isVoice(stored) ? [] : [stored.phoneNumber])];
    await run.locks.holding(keys, () =>
        isVoice(stored) ? restoreVoice(connection, stored) : releaseNumber(connection, stored),
    );
}

async function releaseNumber(connection: Connection, stored: StoredAssignment): Promise<void> {
    const { run, tenant } = connection;
    const { accountObjectId, phoneNumber } = stored;
    const [observed = null] = await tenant.findNumbers([phoneNumber], [accountObjectId]);
    const isClaimed = await run.claims.isNumberClaimed(tenant, phoneNumber, accountObjectId);
    const plan = planRelease(accountObjectId, phoneNumber, observed, isClaimed);
    if (plan.reason !== null) {
        await restoreDeclaredVoice(connection, accountObjectId, phoneNumber);
        // A replacement ends with a delete whose number its create has released: that needs no message.
        return run.replacements.includes(stored) ? undefined : run.log.info(plan.reason);
    }
    await execute(connection, plan.steps);
    await keepDeclaredVoice(connection, plan.steps);
}

async function restoreVoice(connection: Connection, stored: StoredVoice): Promise<void> {
    const { run, tenant } = connection;
    const { accountObjectId, enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled } = stored;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (!account || (enterpriseVoiceEnabled && (await run.claims.isVoiceClaimed(tenant, accountObjectId)))) return;
    await execute(connection, planVoiceRestore(enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled, account));
}
