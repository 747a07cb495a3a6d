import { describeAccount } from "../messages/describe-account";
import type { Account } from "../model/account";
import { isResourceAccount } from "../model/account";
import type { Release } from "../model/change";
import type { NotChecked, Problem, Rule } from "./rule";
import { compensations, declaresNumber, releases } from "./situation";

const SERVICES = { callQueue: "a call queue", autoAttendant: "an auto attendant" } as const;

export const voiceLostOnRelease: Rule = {
    code: "voice-lost-on-release",
    summary:
        "taking an account's last number, which turns its EnterpriseVoiceEnabled off, or the number of a call queue, an auto attendant or another resource account",
    severity: { seed: "warn", current: "warn" },
    structural: false,
    service: "accepts",
    source: "https://learn.microsoft.com/powershell/module/teams/remove-csphonenumberassignment",
    tenant: situation => {
        const { account, holder, holderGets = [] } = situation;
        // A refused plan has no assignments, so the program itself must tell who gets another number.
        if (!holder || holder === account || holderGets.length > 0 || !declaresNumber(situation)) return [];
        const taken = releases(situation).find(({ expectedHolder }) => expectedHolder === holder.objectId);
        if (!taken || compensations(situation).some(each => each.account === holder.objectId)) return [];
        const property = situation.declaration.takeFrom ? "takeFrom" : "phoneNumber";
        // One warning is enough: for a queue, losing its callers matters more than the flag.
        if (holder.serves === "callQueue" || holder.serves === "autoAttendant")
            return [unreachable(holder, SERVICES[holder.serves], taken, property)];
        const beginning = `takes ${taken.number} from`;
        return [
            ...unknownService(holder),
            ...sharedCalling(property, beginning, holder),
            ...voiceOff(holder, taken, property),
        ];
    },
    removal: ({ account, number }) => {
        if (!account || !isResourceAccount(account)) return [];
        const { serves } = account;
        if (serves === null || serves === "unknown")
            return sharedCalling("phoneNumber", `is ${number.number}, to be released by`, account);
        const message = `is ${number.number}, which ${describeAccount(account)} is to release. It answers for ${SERVICES[serves]}: callers of that number will no longer reach it.`;
        return [{ property: "phoneNumber", message }];
    },
};

/** Neither Graph nor the cmdlets of this package show which resource account a shared calling policy refers to. */
function sharedCalling(property: string, beginning: string, account: Account): readonly Problem[] {
    if (!isResourceAccount(account)) return [];
    const message = `${beginning} ${describeAccount(account)}, a resource account that serves nothing which is known here: a shared calling policy may depend on it, and all users of that policy would lose their calls. Check the policies first (Get-CsTeamsSharedCallingRoutingPolicy).`;
    return [{ property, message }];
}

function unreachable(holder: Account, service: string, { number }: Release, property: string): Problem {
    const message = `takes ${number} from ${describeAccount(holder)}, which answers for ${service}: callers of that number will no longer reach it. Give ${holder.displayName} another number first, and tell its callers.`;
    return { property, message };
}

function unknownService(holder: Account): readonly NotChecked[] {
    if (!isResourceAccount(holder) || holder.serves === null) return [];
    return [{ unknown: "which resource accounts serve a call queue or auto attendant" }];
}

function voiceOff(holder: Account, { number }: Release, property: string): readonly Problem[] {
    // A deleted account makes no calls, and no declaration of its flag would be allowed.
    if (holder.type === "ghost" || !holder.enterpriseVoiceEnabled || holder.numbers.length > 1) return [];
    const message = `takes ${number} from ${describeAccount(holder)}, who then has no number, which turns EnterpriseVoiceEnabled off. Declare the flag for that account if it should stay on.`;
    return [{ property, message }];
}
