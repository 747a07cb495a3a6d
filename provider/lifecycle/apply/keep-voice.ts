import type { Account } from "../../model/account";
import { planVoice } from "../../plan/plan-voice";
import type { Step } from "../../plan/step";
import type { Tenant } from "../../tenant/port";
import { isVoiceClaimed } from "../run/claims";
import type { Connection } from "../run/connection";
import { execute } from "./execute";
import { lookUntil } from "./wait-until";

// Accounts that lost a number in this run, and which, for declarations of the flag whose turn comes later.
const bereft = new Map<string, string>();

/**
 * Sets EnterpriseVoiceEnabled again where the steps released an account's last number, which turned the flag off, although this
 * run declares it on.
 */
export async function keepDeclaredVoice(connection: Connection, steps: readonly Step[]): Promise<void> {
    const { tenant } = connection;
    for (const { change } of steps) {
        if (change.kind !== "release") continue;
        const { expectedHolder, number } = change;
        // Whoever is given a number has the flag turned on with it.
        if (steps.some(step => step.change.kind === "assign" && step.change.account === expectedHolder)) continue;
        bereft.set(expectedHolder, number);
        if (!(await isVoiceClaimed(tenant, expectedHolder))) continue;
        const account = await accountWithout(tenant, expectedHolder, number);
        if (account) await execute(connection, planVoice(true, account));
    }
}

/**
 * Sets EnterpriseVoiceEnabled again for an account that lost a number in a run which broke off before it could, where this run
 * declares it on.
 * @param number the number that it lost
 */
export async function restoreDeclaredVoice(
    connection: Connection,
    accountObjectId: string,
    number: string,
): Promise<void> {
    const { tenant } = connection;
    // Noted before the claims are looked at: a declaration of the flag whose turn comes later finds it in its `diff`.
    bereft.set(accountObjectId, number);
    if (!(await isVoiceClaimed(tenant, accountObjectId))) return;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (account) await execute(connection, planVoice(true, account));
}

/** Whether this run took a number from the account and its flag is no longer as the state says. */
export async function hasLostVoice(tenant: Tenant, accountObjectId: string, declared: boolean): Promise<boolean> {
    const number = bereft.get(accountObjectId);
    if (number === undefined) return false;
    const account = await accountWithout(tenant, accountObjectId, number);
    return account !== null && account.enterpriseVoiceEnabled !== declared;
}

/** The account once it no longer shows a number that was taken from it: until then it shows the flag of before, too. */
async function accountWithout(tenant: Tenant, objectId: string, number: string): Promise<Account | null> {
    return lookUntil(
        async () => (await tenant.findAccounts([objectId]))[0] ?? null,
        account => !account?.numbers.some(held => held.number === number),
    );
}
