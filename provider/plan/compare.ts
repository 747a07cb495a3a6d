import type { Account } from "../model/account";
import { withoutScheme } from "../model/identity";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import { isVoice, type Stored, type StoredAssignment } from "../schema/state";

/** What the engine does about a declaration that has a resource in the state. `keys`: the arguments that force a replacement. */
export type Comparison =
    | { readonly kind: "same" | "update" }
    | { readonly kind: "replace"; readonly keys: readonly string[] };

/** Compares a declaration with the state. The tenant does not matter here: see `driftOf`. */
export function compare(declared: Declaration, stored: Stored, namesOtherAccount: boolean): Comparison {
    if ((declared.form === "voice") !== isVoice(stored))
        return { kind: "replace", keys: [declared.form === "voice" ? "enterpriseVoiceEnabled" : "phoneNumber"] };
    const keys = [
        ...(namesOtherAccount ? ["identity"] : []),
        ...(declared.form === "voice" || isVoice(stored) ? [] : changedKeys(declared, stored)),
    ];
    if (keys.length > 0) return { kind: "replace", keys };
    const isUpdate =
        declared.form === "voice"
            ? declared.enabled !== stored.enterpriseVoiceEnabled
            : declared.locationId !== undefined && declared.locationId !== stored.locationId;
    return { kind: isUpdate ? "update" : "same" };
}

/**
 * Whether the identity names another account than the stored one. A new spelling or a new UPN of the same account does not, nor does a
 * name without an account.
 * @param account The account that the identity names.
 */
export function namesOther({ identity }: Declaration, stored: Stored, account: Account | null): boolean {
    return identity.key !== stored.accountObjectId && account !== null && account.objectId !== stored.accountObjectId;
}

/**
 * Whether the identity is the UPN in the state, with or without `sip:`. If it names another account now, the author of the program may
 * not have meant that account.
 */
export function isStoredName({ key }: Declaration["identity"], stored: Stored): boolean {
    return withoutScheme(key) === stored.identity.toLowerCase();
}

function changedKeys(declared: AssignmentDeclaration, stored: StoredAssignment): string[] {
    return [
        ...(declared.number === stored.phoneNumber ? [] : ["phoneNumber"]),
        ...(declared.type === stored.phoneNumberType ? [] : ["phoneNumberType"]),
        ...(declared.category === stored.assignmentCategory ? [] : ["assignmentCategory"]),
    ];
}
