import type { AssignmentCategory, PhoneNumberType } from "./number";

export interface Assign {
    readonly kind: "assign";
    readonly account: string;
    readonly number: string;
    readonly type: PhoneNumberType;
    readonly category: AssignmentCategory;
    /** Absent leaves the location of the number as it is, `null` removes it. */
    readonly locationId?: string | null;
}

export interface Release {
    readonly kind: "release";
    readonly number: string;
    readonly type: PhoneNumberType;
    /** Object id of the account that must still hold the number, or nothing is released. */
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
 * How a write ended. `refused` has the service's answer, verbatim: nothing was written. `unknown` means that the answer was lost:
 * the write may have happened, so read before repeating it. A release whose holder is no longer the expected one is `refused`
 * with the code `HolderChanged`, which is this package's. `reliedOn` lists the undocumented behaviours that a simulated tenant
 * assumed.
 */
export type Outcome =
    | { readonly kind: "done"; readonly reliedOn?: readonly string[] }
    | { readonly kind: "refused"; readonly code: string; readonly message: string }
    | { readonly kind: "unknown"; readonly message: string };
