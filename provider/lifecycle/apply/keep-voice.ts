import type { Account } from "../../model/account";
import { planVoice } from "../../plan/plan-voice";
import type { Step } from "../../plan/step";
import type { Tenant } from "../../tenant/port";
import type { Connection } from "../run/run";
import { execute } from "./execute";
import { waitUntil } from "./wait-until";

/**
 * Sets EnterpriseVoiceEnabled again for each account that this run declares it for, if the steps released the account's last
 * number, which turned the flag off.
 */
export async function keepDeclaredVoice(connection: Connection, steps: readonly Step[]): Promise<void> {
    const { run, tenant } = connection;
    for (const { change } of steps) {
        if (change.kind !== "release") continue;
        const { expectedHolder, number } = change;
        // An account that gets a number gets the flag with it.
        if (steps.some(step => step.change.kind === "assign" && step.change.account === expectedHolder)) continue;
        run.lostNumbers.set(expectedHolder, number);
        if (!(await run.claims.isVoiceClaimed(tenant, expectedHolder))) continue;
        const account = await accountWithout(tenant, expectedHolder, number);
        if (account) await execute(connection, planVoice(true, account));
    }
}

/**
 * Sets EnterpriseVoiceEnabled again for an account that lost a number in an interrupted run, if this run declares the flag.
 * @param number The number that the account lost.
 */
export async function restoreDeclaredVoice(
    connection: Connection,
    accountObjectId: string,
    number: string,
): Promise<void> {
    const { run, tenant } = connection;
    // Recorded before the claims are read, so that a later `diff` of the flag finds it.
    run.lostNumbers.set(accountObjectId, number);
    if (!(await run.claims.isVoiceClaimed(tenant, accountObjectId))) return;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (account) await execute(connection, planVoice(true, account));
}

/** Whether this run took a number from the account, and the flag differs from the stored state. */
export async function hasLostVoice(
    { run, tenant }: Connection,
    accountObjectId: string,
    declared: boolean,
): Promise<boolean> {
    const number = run.lostNumbers.get(accountObjectId);
    if (number === undefined) return false;
    const account = await accountWithout(tenant, accountObjectId, number);
    return account !== null && account.enterpriseVoiceEnabled !== declared;
}

/** The account once it no longer shows a number that was taken from it. Until then it shows the old flag as well. */
async function accountWithout(tenant: Tenant, objectId: string, number: string): Promise<Account | null> {
    return waitUntil(
        async () => (await tenant.findAccounts([objectId]))[0] ?? null,
        account => !account?.numbers.some(held => held.number === number),
    );
}
