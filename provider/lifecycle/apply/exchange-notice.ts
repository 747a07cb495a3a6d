import { describeAccount } from "../../messages/describe-account";
import type { Step } from "../../plan/step";
import type { Connection } from "../run/run";

/**
 * Reports that an exchange gave a number to an account whose own declaration of it had failed before: the run shows that resource
 * as failed, and the state still has its old number.
 * @param own Object id of the account whose declaration led to the exchange.
 */
export async function reportExchange({ run, tenant }: Connection, steps: readonly Step[], own: string): Promise<void> {
    for (const { change } of steps) {
        if (change.kind !== "assign" || change.account === own || !run.failedAccounts.has(change.account)) continue;
        const [account] = await tenant.findAccounts([change.account]);
        const name = account ? describeAccount(account) : change.account;
        await run.log.info(
            `${change.number} went to ${name} with this exchange, although the declaration of it had failed before in this run. The next \`pulumi up\` finds it done.`,
        );
    }
}
