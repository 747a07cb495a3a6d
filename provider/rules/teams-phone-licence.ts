import { type Account, isResourceAccount, type Licence } from "../model/account";
import { effectOf } from "../model/service-plans";

/** The account's Teams Phone licences, in any state. A resource account may have one of its own kind instead. */
export function teamsPhoneLicences(account: Account): readonly Licence[] | "unknown" {
    if (account.licences === "unknown") return "unknown";
    const effects = isResourceAccount(account) ? ["teamsPhone", "resourceAccount"] : ["teamsPhone"];
    return account.licences.filter(({ plan }) => effects.includes(effectOf(plan)));
}

/** Whether a Teams Phone licence is enabled. */
export function hasTeamsPhone(account: Account): boolean | "unknown" {
    const licences = teamsPhoneLicences(account);
    return licences === "unknown" ? "unknown" : licences.some(({ state }) => state === "enabled");
}
