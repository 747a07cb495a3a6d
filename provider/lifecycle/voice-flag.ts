import type { Step } from "../plan/step";
import { planVoice } from "../plan/voice";
import type { Tenant } from "../tenant/port";
import { isVoiceClaimed } from "./claims";
import type { Connection } from "./connect";
import { execute } from "./execute";

// Accounts that lost a number in this run, for declarations of the flag whose turn comes later.
const bereft = new Set<string>();

/**
 * Sets EnterpriseVoiceEnabled again where the steps released an account's last number, which turned the flag off, although this
 * run declares it on.
 */
export async function keepDeclaredVoice(connection: Connection, steps: readonly Step[]): Promise<void> {
    const { tenant } = connection;
    for (const { change } of steps) {
        if (change.kind !== "release") continue;
        bereft.add(change.expectedHolder);
        if (!(await isVoiceClaimed(tenant, change.expectedHolder))) continue;
        const [account] = await tenant.findAccounts([change.expectedHolder]);
        if (account) await execute(connection, planVoice(true, account));
    }
}

/** Whether this run took a number from the account and its flag is no longer as the state says. */
export async function hasLostVoice(tenant: Tenant, accountObjectId: string, declared: boolean): Promise<boolean> {
    if (!bereft.has(accountObjectId)) return false;
    const [account] = await tenant.findAccounts([accountObjectId]);
    return account !== null && account !== undefined && account.enterpriseVoiceEnabled !== declared;
}
