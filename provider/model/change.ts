import type { AssignmentCategory, PhoneNumberType } from "./number";

export interface Assign {
    readonly kind: "assign";
    readonly account: string;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    /** Absent leaves the number's location as it is, `null` removes it. */
    readonly locationId?: string | null;
}

export interface Release {
    readonly kind: "release";
    readonly number: string;
    readonly type: PhoneNumberType;
    /** Object id of the account that must still hold the number; otherwise nothing is released. */
    readonly expectedHolder: string;
}

export interface SetLocation {
    readonly kind: "setLocation";
    readonly account: string;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly locationId: string | null;
}

export interface SetEnterpriseVoice {
    readonly kind: "setEnterpriseVoice";
    readonly account: string;
    readonly enabled: boolean;
}

export type Change = Assign | Release | SetLocation | SetEnterpriseVoice;
/**
 * `refused` is the service's answer, verbatim: nothing was written. `unknown` means that the answer was lost: the write may
 * or may not have happened, so read before repeating it. A release whose holder is no longer the expected one is `refused`
 * with the code `HolderChanged` (ours). `reliedOn` names undocumented behaviours that a simulated tenant had to decide.
 */
export type Outcome =
    | { readonly kind: "done"; readonly reliedOn?: readonly string[] }
    | { readonly kind: "refused"; readonly code: string; readonly message: string }
    | { readonly kind: "unknown"; readonly message: string };
