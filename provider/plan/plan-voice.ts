import type { Account } from "../model/account";
import type { Step } from "./step";

/** Sets EnterpriseVoiceEnabled if the account has the other value. */
export function planVoice(enabled: boolean, account: Account): readonly Step[] {
    if (account.enterpriseVoiceEnabled === enabled) return [];
    return [{ change: { kind: "setEnterpriseVoice", account: account.objectId, enabled }, undo: null }];
}

/**
 * Restores the value that create found, unless it was changed since, or the account holds a number, which needs the flag.
 * @param set The value that this resource set.
 */
export function planVoiceRestore(set: boolean, previous: boolean, account: Account): readonly Step[] {
    if (account.numbers.length > 0 || account.enterpriseVoiceEnabled !== set) return [];
    return planVoice(previous, account);
}
