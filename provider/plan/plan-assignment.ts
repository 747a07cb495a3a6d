import { describeAccount, describeHolder, orElse, takeFromArgument } from "../messages/describe-account";
import type { Account } from "../model/account";
import type { Assign, Change } from "../model/change";
import type { AssignmentCategory, NumberRecord, PhoneNumberType } from "../model/number";
import type { AssignmentDeclaration } from "../schema/declaration";
import type { Move } from "../schema/moves";
import { type Plan, refuse, type Step } from "./step";

/** The assignment that the engine is replacing by the one being planned. */
export interface Replaced {
    readonly accountObjectId: string;
    readonly number: string;
}

export interface Observed {
    readonly account: Account;
    /** The declared number; `null` when the inventory does not hold it (Direct Routing needs no upload). */
    readonly number: NumberRecord | null;
    /** The number that the account already holds in the declared category, if it is another one. */
    readonly other: NumberRecord | null;
    /** What the program gives in exchange to whoever loses a number by this. */
    readonly moves: readonly ObservedMove[];
}

export interface ObservedMove {
    readonly move: Move;
    /** The number that moves; `null` when the inventory does not hold it. */
    readonly number: NumberRecord | null;
}

/** Who may lose what: nothing is taken from anybody without one of these. */
export interface Consent {
    /** Object ids of the accounts that may lose the declared number. */
    readonly holders: readonly string[];
    readonly replaced: Replaced | null;
}

/**
 * The steps that make a declared assignment true, given what is observed: all releases, then all assigns. Each can be undone, so
 * that a failure later gives every number back.
 */
export function planAssignment(desired: AssignmentDeclaration, observed: Observed, consent: Consent): Plan {
    const { account, number, other, moves } = observed;
    if (number?.holder?.objectId === account.objectId && isHeldAs(number, desired))
        return { kind: "steps", steps: adopt(desired, account, number) };
    const open = moves.filter(each => !isDone(each));
    const moved = [desired, ...open.map(({ move }) => move)];
    const giveUp = (each: NumberRecord) =>
        release(
            each,
            moved.some(({ number, locationId }) => number === each.number && typeof locationId === "string"),
        );
    const released = [...releaseTarget(), ...releaseOther(), ...open.flatMap(releaseFor)];
    const refusals = released.flatMap(each => (each.kind === "refused" ? each.refusals : []));
    const releases = distinct(released.flatMap(each => each.steps));
    if (refusals.length > 0) return { kind: "refused", refusals, steps: releases };
    const assigns = [assign(desired, account.objectId), ...open.map(({ move }) => assign(move, move.account))];
    return { kind: "steps", steps: [...releases, ...assigns.map(change => ({ change, undo: undoOf(change) }))] };

    /** Whether an account gets another number of that category in this same plan. */
    function isCompensated(holder: string, category: AssignmentCategory): boolean {
        const own = { account: account.objectId, category: desired.category };
        return [own, ...moves.map(({ move }) => move)].some(
            each => each.account === holder && each.category === category,
        );
    }

    function releaseTarget(): readonly Plan[] {
        if (!number?.holder) return [];
        const { objectId, category } = number.holder;
        if (consent.holders.includes(objectId) || isReplaced(consent, objectId, number.number)) return [giveUp(number)];
        if (objectId === account.objectId)
            return [
                refuse(
                    "held-otherwise",
                    "phoneNumberType",
                    `${describeAccount(account)} already holds ${number.number}, but as ${number.type} (${category}), not as ${desired.type} (${desired.category}). Correct the declaration, or release the number first.`,
                ),
            ];
        if (isCompensated(objectId, category)) return [giveUp(number)];
        return [taken(number, takeFromArgument(number))];
    }

    function releaseOther(): readonly Plan[] {
        if (!other) return [];
        const isGiven = moves.some(({ move }) => move.number === other.number);
        if (isGiven || desired.replaces === other.number || isReplaced(consent, account.objectId, other.number))
            return [giveUp(other)];
        return [
            refuse(
                "primary-exists",
                "phoneNumber",
                `${describeAccount(account)} already holds ${other.number} (${desired.category}), which no declaration gives up for ${desired.number}. If it may go, say so with \`replacesNumber: "${other.number}"\`. After \`pulumi up --replace\` the number of the replaced resource counts as such too: run \`pulumi up\` without it.`,
            ),
        ];
    }

    function releaseFor({ move, number: record }: ObservedMove): readonly Plan[] {
        if (!record?.holder) return [];
        const { objectId, category } = record.holder;
        if (objectId !== move.account && (objectId === move.takeFrom || isCompensated(objectId, category)))
            return [giveUp(record)];
        return [taken(record, "takeFrom")];
    }
}

/** Whether a move has come about already: its own declaration had its turn before. */
function isDone({ move, number }: ObservedMove): boolean {
    return number?.holder?.objectId === move.account && isHeldAs(number, move);
}

function taken(number: NumberRecord, cure: string): Plan {
    return refuse(
        "number-taken",
        "phoneNumber",
        `${number.number} is held by ${describeHolder(number)}. ${orElse(number, cure)}`,
    );
}

/** Two reasons may ask for one release. */
function distinct(steps: readonly Step[]): readonly Step[] {
    const byNumber = new Map(steps.map(step => ["number" in step.change ? step.change.number : "", step]));
    return [...byNumber.values()];
}

function undoOf({ number, type, account }: Assign): Change {
    return { kind: "release", number, type, expectedHolder: account };
}

/** Whether the record shows the number in the declared type and category. */
function isHeldAs(number: NumberRecord, desired: { type: PhoneNumberType; category: AssignmentCategory }): boolean {
    return number.type === desired.type && number.holder?.category === desired.category;
}

function adopt(desired: AssignmentDeclaration, account: Account, number: NumberRecord): readonly Step[] {
    // Assigning again is how the service turns the flag on for somebody who holds a number and cannot call with it.
    if (!account.enterpriseVoiceEnabled) return [{ change: assign(desired, account.objectId), undo: null }];
    if (desired.locationId === undefined || desired.locationId === number.locationId) return [];
    const change = {
        kind: "setLocation",
        account: account.objectId,
        number: number.number,
        type: number.type,
    } as const;
    return [{ change: { ...change, locationId: desired.locationId }, undo: null }];
}

function assign(
    desired: Pick<AssignmentDeclaration, "number" | "type" | "category"> & { locationId?: string | null | undefined },
    account: string,
): Assign {
    return {
        kind: "assign",
        account,
        number: desired.number,
        type: desired.type,
        category: desired.category,
        ...(desired.locationId === undefined ? {} : { locationId: desired.locationId }),
    };
}

/** @param isRelocated whether a later step gives the number a location. */
function release(number: NumberRecord, isRelocated: boolean): Plan {
    const holder = number.holder?.objectId ?? "";
    const undo: Assign = {
        kind: "assign",
        account: holder,
        number: number.number,
        type: number.type,
        category: number.holder?.category ?? "Primary",
        // Whoever gets the number back must not get an address that was meant for somebody else. Where none was written none
        // is removed, which is refused for some numbers, and always for Calling Plan.
        ...(number.locationId === null && (!isRelocated || number.type === "CallingPlan")
            ? {}
            : { locationId: number.locationId }),
    };
    const change = { kind: "release", number: number.number, type: number.type, expectedHolder: holder } as const;
    return { kind: "steps", steps: [{ change, undo }] };
}

function isReplaced(consent: Consent, account: string, number: string): boolean {
    return consent.replaced?.accountObjectId === account && consent.replaced.number === number;
}
