import type { Account, LateView } from "../model/account";
import type { HeldNumber } from "../model/number";

/** What Teams shows about an account in the account's own view, which can be hours older than the numbers themselves. */
export interface UserView {
    readonly enterpriseVoiceEnabled: boolean;
    /** Canonical numbers. */
    readonly numbers: readonly string[];
}

/**
 * The flag of an account, given an account's own view and the numbers that it holds according to the numbers' own rows. Microsoft lets
 * the view lag by minutes, in rare cases by 24 hours ("Configure Operator Connect"), so a view that disagrees about the numbers is
 * older than they are: it lacks a number that was assigned since, which turned the flag on, or it shows a number that was released
 * since, and the release of the last one turned the flag off.
 *
 * @param unlisted numbers that only the view shows and that have no row at all; the account holds them
 */
export function reconcile(
    view: UserView,
    held: readonly HeldNumber[],
    unlisted: readonly string[] = [],
): Pick<Account, "enterpriseVoiceEnabled" | "lateView"> {
    const shown = new Set(view.numbers);
    const lacks = held.map(({ number }) => number).filter(number => !shown.has(number));
    const has = new Set([...held.map(({ number }) => number), ...unlisted]);
    const stillShows = [...shown].filter(number => !has.has(number));
    if (lacks.length === 0 && stillShows.length === 0) return { enterpriseVoiceEnabled: view.enterpriseVoiceEnabled };
    const lateView: LateView = { lacks, stillShows };
    if (lacks.length > 0) return { enterpriseVoiceEnabled: true, lateView };
    return { enterpriseVoiceEnabled: has.size > 0 && view.enterpriseVoiceEnabled, lateView };
}
