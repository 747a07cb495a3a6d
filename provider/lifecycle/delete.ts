import { TeamsPhoneError } from "../errors";
import { describeHolder } from "../messages/describe-account";
import type { NumberRecord } from "../model/number";
import { planRelease } from "../plan/plan-release";
import { planVoiceRestore } from "../plan/plan-voice";
import { onPremisesNumber } from "../rules/on-premises-number";
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
    if (observed?.source === "onPremises") throw onPremises(observed);
    await execute(connection, plan.steps);
    await keepDeclaredVoice(connection, plan.steps);
}

/** "Move phone numbers to the cloud", Considerations: the service does not release such a number unless it is assigned again. */
function onPremises(number: NumberRecord): TeamsPhoneError {
    return new TeamsPhoneError(
        onPremisesNumber.code,
        `${number.number} cannot be released from ${describeHolder(number)}: it is synchronised from on-premises Active Directory. Clear it in Active Directory, wait for the synchronisation, then run \`pulumi up\` again. To keep the number and only forget the resource, run \`pulumi state delete\`. Nothing was changed. [${onPremisesNumber.code}]`,
    );
}

async function restoreVoice(connection: Connection, stored: StoredVoice): Promise<void> {
    const { run, tenant } = connection;
    const { accountObjectId, enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled } = stored;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (!account || (enterpriseVoiceEnabled && (await run.claims.isVoiceClaimed(tenant, accountObjectId)))) return;
    await execute(connection, planVoiceRestore(enterpriseVoiceEnabled, previousEnterpriseVoiceEnabled, account));
}
