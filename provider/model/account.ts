import type { HeldNumber } from "./number";

export type AccountType = "user" | "resourceAccount" | "guest" | "ghost";
export interface Licence {
    /** Service plan name, such as `MCOEV` (Teams Phone) or `MCOPSTN1` (domestic Calling Plan). */
    readonly plan: string;
    readonly state: "enabled" | "pending" | "disabled";
}

/** How an account's own view differs from the rows of its numbers, because it is older. */
export interface LateView {
    /** Numbers that the account holds and its view does not show yet. */
    readonly lacks: readonly string[];
    /** Numbers that the view still shows although the inventory lists them as somebody else's or as free. */
    readonly stillShows: readonly string[];
}

export interface Account {
    /** Entra object id (GUID, lower case). */
    readonly objectId: string;
    readonly userPrincipalName: string;
    /** Without the `sip:` prefix; `null` when the account has none. */
    readonly sipAddress: string | null;
    readonly displayName: string;
    readonly type: AccountType;
    /** ISO 3166 alpha-2 code, or `null` when none is set. */
    readonly usageLocation: string | null;
    readonly licences: readonly Licence[] | "unknown";
    /** As the account's own view shows it; if the view is late, as its numbers imply. */
    readonly enterpriseVoiceEnabled: boolean;
    /** Absent if the account's view agrees with its numbers. */
    readonly lateView?: LateView;
    /** A number synchronised from on-premises Active Directory, which can only be changed there. */
    readonly onPremisesNumber: string | null | "unknown";
    /** Teams Phone works for online accounts only. */
    readonly homing: "online" | "onPremises" | "unknown";
    /** What a resource account answers calls for; `null` for a user, and for a resource account that nothing uses. */
    readonly serves: "callQueue" | "autoAttendant" | null | "unknown";
    readonly numbers: readonly HeldNumber[];
}

export function isResourceAccount({ type }: Account): boolean {
    return type === "resourceAccount";
}
