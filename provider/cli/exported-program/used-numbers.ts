import { describeHolder } from "../../messages/describe-account";
import type { Account } from "../../model/account";
import type { AssignmentCategory, NumberRecord, NumberUse, PhoneNumberType } from "../../model/number";
import type { Snapshot } from "../../observe/snapshot";

/** A number that an account holds, with the arguments that would declare it. */
export interface HeldByAccount {
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    readonly locationId: string | null;
    readonly account: Account;
}

/** A number in use that no account of the directory holds. */
export interface Elsewhere {
    readonly number: string;
    readonly reason: string;
}

export interface UsedNumbers {
    readonly held: readonly HeldByAccount[];
    readonly elsewhere: readonly Elsewhere[];
}

/** All numbers of the tenant that are in use, ordered by number. The inventory does not list every Direct Routing number. */
export function usedNumbers({ accounts, numbers }: Snapshot): UsedNumbers {
    const held: HeldByAccount[] = [];
    const elsewhere: Elsewhere[] = [];
    for (const record of numbers.values()) {
        const { number, type, locationId, holder } = record;
        const account = holder && accounts.get(holder.objectId);
        if (account) held.push({ number, type, locationId, category: holder.category, account });
        else if (record.use !== "unassigned") elsewhere.push({ number, reason: reasonOf(record) });
    }
    for (const account of new Set(accounts.values()))
        for (const each of account.numbers)
            if (!numbers.has(each.number)) held.push({ ...each, locationId: null, account });
    return { held: held.sort(byNumber), elsewhere: elsewhere.sort(byNumber) };
}

const USES: Readonly<Record<Exclude<NumberUse, "assigned" | "unassigned">, string>> = {
    conference: "serves audio conferencing, not an account",
    policy: "is assigned by a policy, not to an account",
    thirdPartyApp: "serves an app, not an account",
    unknown: "is in use, and the tenant does not say for what",
};

function reasonOf(record: NumberRecord): string {
    if (record.use === "assigned" || record.use === "unassigned")
        return `is held by ${describeHolder(record)}, which the directory does not have`;
    return USES[record.use];
}

function byNumber(one: { readonly number: string }, other: { readonly number: string }): number {
    return one.number < other.number ? -1 : 1;
}
