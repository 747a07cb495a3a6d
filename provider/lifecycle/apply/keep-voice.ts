import type { Account } from "../../model/account";
import { planVoice } from "../../plan/plan-voice";
import type { Step } from "../../plan/step";
import type { Tenant } from "../../tenant/port";
import type { Connection } from "../run/run";
import { execute } from "./execute";
import { lookUntil } from "./wait-until";

/**
 * Sets EnterpriseVoiceEnabled again where the steps released an account's last number, which turned the flag off, although this
 * run declares it on.
 */
export async function keepDeclaredVoice(connection: Connection, steps: readonly Step[]): Promise<void> {
    const { run, tenant } = connection;
    for (const { change } of steps) {
        if (change.kind !== "release") continue;
        const { expectedHolder, number } = change;
        // Whoever is given a number has the flag turned on with it.
        if (steps.some(step => step.change.kind === "assign" && step.change.account === expectedHolder)) continue;
        run.lostNumbers.set(expectedHolder, number);
        if (!(await run.claims.isVoiceClaimed(tenant, expectedHolder))) continue;
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
    const { run, tenant } = connection;
    // Noted before the claims are looked at: a declaration of the flag whose turn comes later finds it in its `diff`.
    run.lostNumbers.set(accountObjectId, number);
    if (!(await run.claims.isVoiceClaimed(tenant, accountObjectId))) return;
    const [account] = await tenant.findAccounts([accountObjectId]);
    if (account) await execute(connection, planVoice(true, account));
}

/** Whether this run took a number from the account and its flag is no longer as the state says. */
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

/** The account once it no longer shows a number that was taken from it: until then it shows the flag of before, too. */
async function accountWithout(tenant: Tenant, objectId: string, number: string): Promise<Account | null> {
    return lookUntil(
        async () => (await tenant.findAccounts([objectId]))[0] ?? null,
        account => !account?.numbers.some(held => held.number === number),
    );
}
