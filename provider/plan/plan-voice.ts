import type { Account } from "../model/account";
import type { Step } from "./step";

/** Sets EnterpriseVoiceEnabled where it differs. */
export function planVoice(enabled: boolean, account: Account): readonly Step[] {
    if (account.enterpriseVoiceEnabled === enabled) return [];
    return [{ change: { kind: "setEnterpriseVoice", account: account.objectId, enabled }, undo: null }];
}

/**
 * Restores the flag that was found at create, but only while it is as this resource set it and the account holds no number:
 * whoever has a number needs the flag.
 */
export function planVoiceRestore(set: boolean, previous: boolean, account: Account): readonly Step[] {
    if (account.numbers.length > 0 || account.enterpriseVoiceEnabled !== set) return [];
    return planVoice(previous, account);
}
