import type { Account } from "../model/account";
import type { Assign, Change } from "../model/change";
import { defined } from "../model/defined";
import type { AssignmentCategory, NumberRecord, PhoneNumberType } from "../model/number";
import type { AssignmentDeclaration } from "../schema/declaration";
import {
    type Case,
    type Consent,
    mayReleaseDeclared,
    mayReleaseMoved,
    mayReleaseOther,
    type Observed,
    type ObservedMove,
    slotOf,
} from "./may-release";
import type { Plan, Step } from "./step";

/**
 * The steps that make a declared assignment true, given what was observed: first all releases, then all assigns. Each release
 * and assign can be undone, so that a later failure gives every number back.
 */
export function planAssignment(desired: AssignmentDeclaration, observed: Observed, consent: Consent): Plan {
    const { account, number } = observed;
    if (number?.holder?.objectId === account.objectId && isHeldAs(number, desired))
        return { kind: "steps", steps: adopt(desired, account, number) };
    const compensated = new Set([
        slotOf(account.objectId, desired.category),
        ...observed.moves.map(({ move }) => slotOf(move.account, move.category)),
    ]);
    const question: Case = { desired, observed, consent, compensated };
    const pending = observed.moves.filter(each => !isDone(each));
    const verdicts = [
        mayReleaseDeclared(question),
        mayReleaseOther(question),
        ...pending.map(each => mayReleaseMoved(each, question)),
    ].filter(verdict => verdict !== null);
    const wanted = new Map([desired, ...pending.map(({ move }) => move)].map(each => [each.number, each.locationId]));
    const releases = distinct(
        verdicts.flatMap(verdict => ("release" in verdict ? [release(verdict.release, wanted)] : [])),
    );
    const refusals = verdicts.flatMap(verdict => ("refusal" in verdict ? [verdict.refusal] : []));
    if (refusals.length > 0) return { kind: "refused", refusals, steps: releases };
    const assigns = [assign(desired, account.objectId), ...pending.map(({ move }) => assign(move, move.account))];
    // The service gives an account no other number before its primary one, neither now nor when the releases are undone.
    return {
        kind: "steps",
        steps: [
            ...releases.filter(({ undo }) => !isPrimary(undo)),
            ...releases.filter(({ undo }) => isPrimary(undo)),
            ...[...assigns.filter(isPrimary), ...assigns.filter(each => !isPrimary(each))].map(change => ({
                change,
                undo: undoOf(change),
            })),
        ],
    };
}

/** Whether a move is true already, because the create of its own declaration came first. */
function isDone({ move, number }: ObservedMove): boolean {
    return number?.holder?.objectId === move.account && isHeldAs(number, move);
}

/** Whether the number has the declared type and category. */
export function isHeldAs(
    number: NumberRecord,
    desired: { type: PhoneNumberType; category: AssignmentCategory },
): boolean {
    return number.type === desired.type && number.holder?.category === desired.category;
}

/** The steps for a number that the account already holds as declared. */
function adopt(desired: AssignmentDeclaration, account: Account, number: NumberRecord): readonly Step[] {
    // Assigning the number again is how the service turns EnterpriseVoiceEnabled on for a holder who lacks it.
    if (!account.enterpriseVoiceEnabled) return [{ change: assign(desired, account.objectId), undo: null }];
    const { locationId } = desired;
    if (locationId === undefined || locationId === number.locationId) return [];
    const change = {
        kind: "setLocation",
        account: account.objectId,
        number: number.number,
        type: number.type,
    } as const;
    return [{ change: { ...change, locationId }, undo: null }];
}

function assign(
    {
        number,
        type,
        category,
        locationId,
    }: Pick<AssignmentDeclaration, "number" | "type" | "category"> & { locationId?: string | null | undefined },
    account: string,
): Assign {
    return { kind: "assign", account, number, type, category, ...defined({ locationId }) };
}

function undoOf({ number, type, account }: Assign): Change {
    return { kind: "release", number, type, expectedHolder: account };
}

/** @param wanted The locations that the plan gives to the numbers that it assigns. */
function release(record: NumberRecord, wanted: ReadonlyMap<string, string | null | undefined>): Step {
    const { number, type, locationId, holder } = record;
    const account = holder?.objectId ?? "";
    const getsLocation = typeof wanted.get(number) === "string";
    // The undo must remove a location that the plan wrote for another account. In other cases it leaves the location alone,
    // because the service refuses to remove one from some numbers, and from every Calling Plan number.
    const undoOmitsLocation = locationId === null && (!getsLocation || type === "CallingPlan");
    return {
        change: { kind: "release", number, type, expectedHolder: account },
        undo: {
            kind: "assign",
            account,
            number,
            type,
            category: holder?.category ?? "Primary",
            ...(undoOmitsLocation ? {} : { locationId }),
        },
    };
}

function isPrimary(change: Change | null): boolean {
    return change?.kind === "assign" && change.category === "Primary";
}

/** Two verdicts may release the same number. */
function distinct(releases: readonly Step[]): readonly Step[] {
    return [...new Map(releases.map(step => ["number" in step.change ? step.change.number : "", step])).values()];
}
