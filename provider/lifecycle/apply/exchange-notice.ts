import { describeAccount } from "../../messages/describe-account";
import type { Step } from "../../plan/step";
import type { Tenant } from "../../tenant/port";
import { say } from "../engine/engine-log";

// Accounts whose own declaration failed in this run, and was taken back.
const failed = new Set<string>();

export function noteFailure(accountObjectId: string): void {
    failed.add(accountObjectId);
}

/**
 * Says where an exchange gave a number to somebody whose own declaration of it had failed before: the run shows that resource as
 * failed, and the state still has its old number.
 */
export async function tellCarriedOut(tenant: Tenant, steps: readonly Step[], own: string): Promise<void> {
    for (const { change } of steps) {
        if (change.kind !== "assign" || change.account === own || !failed.has(change.account)) continue;
        const [account] = await tenant.findAccounts([change.account]);
        const name = account ? describeAccount(account) : change.account;
        await say(
            "info",
            `${change.number} went to ${name} with this exchange, although the declaration of it had failed before in this run. The next \`pulumi up\` finds it done.`,
        );
    }
}
