import type { ChangeSet, Entry, NumberEffect } from "../../change-set/change-set";
import type { Account } from "../../model/account";
import type { HeldNumber } from "../../model/number";
import type { TenantDescription } from "../../model/tenant";
import type { Reader } from "../../observe/reader";
import { checkLoss, checkRemoval } from "../../rules";
import type { Finding, Removal } from "../../rules/rule";
import type { RuleSettings } from "../../rules/rule-settings";
import type { TenantReport } from "./tenant-report";

/** Reports removals that are known to fail, and what costs an account more than the number, before the first step of the run. */
export async function judgeRemovals(
    { entries }: ChangeSet,
    reader: Reader,
    tenant: TenantDescription,
    settings: RuleSettings,
): Promise<Pick<TenantReport, "findings" | "notChecked">> {
    const findings: { readonly resource: string; readonly finding: Finding }[] = [];
    const notChecked: string[] = [];
    const removalOf = async (loser: string, lost: string): Promise<Removal | null> => {
        const number = await reader.number(lost);
        if (!number) return null;
        const account = await reader.account(loser);
        const remaining = account ? await numbersAfter(account, entries, reader) : [];
        return { tenant, ruleset: settings.ruleset, number, account, remaining };
    };
    for (const { resource, cause, changes } of entries) {
        if (cause !== "remove") continue;
        for (const change of changes) {
            const removal = change.kind === "release" ? await removalOf(change.expectedHolder, change.number) : null;
            if (!removal) continue;
            const judged = checkRemoval(removal, settings);
            notChecked.push(...judged.notChecked);
            findings.push(...judged.findings.map(finding => ({ resource, finding })));
        }
    }
    for (const { effect, resource } of losses(entries)) {
        const loss = await removalOf(effect.from, effect.number);
        if (loss) findings.push(...checkLoss(loss, settings).map(finding => ({ resource, finding })));
    }
    return { findings: findings.map(each => ({ ...each, isRefusedIfChanged: false })), notChecked };
}

/** The numbers that an account loses, each with the resource that is about the number after the run, or else was before. */
function losses(entries: readonly Entry[]) {
    return entries.flatMap(({ resource, numbers }) =>
        numbers.filter(isLoss).map(effect => {
            const next = entries.find(({ number, account }) => number === effect.number && account === effect.to);
            return { effect, resource: next?.resource ?? resource };
        }),
    );
}

function isLoss(effect: NumberEffect): effect is NumberEffect & { readonly from: string } {
    return effect.from !== null && effect.from !== effect.to;
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
