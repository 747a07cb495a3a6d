import { lostNumbers, removalLimit } from "../../change-set/removal-limit";
import { TeamsPhoneError } from "../../errors";
import { describeAccount } from "../../messages/describe-account";
import { redact } from "../../messages/redact";
import type { TenantReport } from "./tenant-report";

/**
 * Ends a run that would take away or move more managed numbers than the stack allows.
 * @param configured `teams-phone:maxRemovals`; `null` for the default
 * @throws TeamsPhoneError `too-many-removals`, which lists the numbers and the people
 */
export function refuseManyRemovals({ changeSet, managed, secrets }: TenantReport, configured: number | null): void {
    const numbers = managed.flatMap(({ stored }) => (stored.phoneNumber === null ? [] : [stored.phoneNumber]));
    const lost = lostNumbers(changeSet, new Set(numbers));
    const limit = removalLimit(numbers.length, configured);
    if (lost.length <= limit) return;
    const lines = lost.map(({ number, from }) => {
        const account = changeSet.accounts.get(from ?? "");
        return `  ${account ? describeAccount(account) : `the account ${from}`}: ${number}`;
    });
    throw new TeamsPhoneError(
        "too-many-removals",
        `This run would take away or move ${lost.length} of the ${numbers.length} numbers that the stack manages; at most ${limit} are allowed in one run. Nothing was changed. If this is right, allow it: \`pulumi config set teams-phone:maxRemovals ${lost.length}\`. It affects:\n${redact(lines.join("\n"), secrets)}`,
    );
}
