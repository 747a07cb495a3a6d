import type { ChangeSet } from "../../change-set/change-set";
import type { Account } from "../../model/account";
import type { HeldNumber } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import type { Reader } from "../../observe/reader";
import { checkRemoval } from "../../rules";
import type { RuleSettings } from "../../rules/rule-settings";
import type { Reported, TenantReport } from "./tenant-report";

/** Reports removals that are known to fail, or to cost more than the number, before the first step of the run. */
export async function judgeRemovals(
    { entries }: ChangeSet,
    reader: Reader,
    tenant: TenantDescription,
    settings: RuleSettings,
): Promise<Pick<TenantReport, "findings" | "notChecked">> {
    const findings: Reported[] = [];
    const notChecked: string[] = [];
    for (const { resource, cause, changes } of entries) {
        if (cause !== "remove") continue;
        for (const change of changes) {
            const number = change.kind === "release" ? await reader.number(change.number) : null;
            if (change.kind !== "release" || !number) continue;
            const account = await reader.account(change.expectedHolder);
            const remaining = account ? await numbersAfter(account, entries, reader) : [];
            const removal = { tenant, ruleset: settings.ruleset, number, account, remaining };
            const judged = checkRemoval(removal, settings);
            notChecked.push(...judged.notChecked);
            findings.push(...judged.findings.map(finding => ({ resource, finding, isRefusedIfChanged: false })));
        }
    }
    return { findings, notChecked };
}

/** The numbers that an account has after the run. */
async function numbersAfter(account: Account, entries: ChangeSet["entries"], reader: Reader): Promise<HeldNumber[]> {
    const numbers = new Map(account.numbers.map(each => [each.number, each]));
    for (const { number, category, to } of entries.flatMap(each => each.numbers)) {
        if (to !== account.objectId) numbers.delete(number);
        else numbers.set(number, { number, category, type: (await reader.number(number))?.type ?? "DirectRouting" });
    }
    return [...numbers.values()];
}
