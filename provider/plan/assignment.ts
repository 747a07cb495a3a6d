import type { AssignmentDeclaration } from "../schema/arguments";
import type { Account, Assign, AssignmentCategory, NumberRecord, PhoneNumberType } from "../tenant/port";
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
}

/** Who may lose what: nothing is taken from anybody without one of these. */
export interface Consent {
    /** Object ids of the accounts that may lose the declared number. */
    readonly holders: readonly string[];
    readonly replaced: Replaced | null;
}

/**
 * The steps that make a declared assignment true, given what is observed. Each release can be undone, so that a failure later
 * gives the number back.
 */
export function planAssignment(desired: AssignmentDeclaration, observed: Observed, consent: Consent): Plan {
    const { account, number, other } = observed;
    if (number?.holder?.objectId === account.objectId && isHeldAs(number, desired))
        return { kind: "steps", steps: adopt(desired, account, number) };
    const released = [...releaseTarget(number, consent), ...releaseOther(other, consent)];
    const refusals = released.flatMap(each => (each.kind === "refused" ? each.refusals : []));
    const steps = released.flatMap(each => each.steps);
    if (refusals.length > 0) return { kind: "refused", refusals, steps };
    return { kind: "steps", steps: [...steps, { change: assign(desired, account.objectId), undo: null }] };

    function releaseTarget(target: NumberRecord | null, allowed: Consent): readonly Plan[] {
        if (!target?.holder) return [];
        const holder = target.holder.objectId;
        if (allowed.holders.includes(holder) || isReplaced(allowed, holder, target.number))
            return [giveUp(target, holder)];
        if (holder === account.objectId)
            return [
                refuse(
                    "held-otherwise",
                    "phoneNumberType",
                    `${who(account)} already holds ${target.number}, but as ${target.type} (${target.holder.category}), not as ${desired.type} (${desired.category}). Correct the declaration, or release the number first.`,
                ),
            ];
        const name = target.holder.userPrincipalName ?? target.holder.displayName ?? holder;
        return [
            refuse(
                "number-taken",
                "phoneNumber",
                `${target.number} is held by ${describeHolder(target)}. If ${target.holder.displayName ?? "that account"} is to lose it, say so with \`takeFrom: "${name}"\`; else declare another number.`,
            ),
        ];
    }

    function releaseOther(held: NumberRecord | null, allowed: Consent): readonly Plan[] {
        if (!held) return [];
        if (isReplaced(allowed, account.objectId, held.number)) return [giveUp(held, account.objectId)];
        return [
            refuse(
                "primary-exists",
                "phoneNumber",
                `${who(account)} already holds ${held.number} (${desired.category}), which no declaration gives up for ${desired.number}. Release ${held.number} first (\`teams-phone tenant remove\`), or declare it. After \`pulumi up --replace\` the number of the replaced resource counts as such too: run \`pulumi up\` without it.`,
            ),
        ];
    }
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

function assign(desired: AssignmentDeclaration, account: string): Assign {
    return {
        kind: "assign",
        account,
        number: desired.number,
        type: desired.type,
        category: desired.category,
        ...(desired.locationId === undefined ? {} : { locationId: desired.locationId }),
    };
}

function giveUp(number: NumberRecord, holder: string): Plan {
    const undo: Assign = {
        kind: "assign",
        account: holder,
        number: number.number,
        type: number.type,
        category: number.holder?.category ?? "Primary",
        // Removing a location is refused for some types, and a number without one has none to restore.
        ...(number.locationId === null ? {} : { locationId: number.locationId }),
    };
    const change = { kind: "release", number: number.number, type: number.type, expectedHolder: holder } as const;
    return { kind: "steps", steps: [{ change, undo }] };
}

function isReplaced(consent: Consent, account: string, number: string): boolean {
    return consent.replaced?.accountObjectId === account && consent.replaced.number === number;
}

function who(account: Account): string {
    return `${account.displayName} (${account.userPrincipalName})`;
}

/** The holder in words: a person before a GUID. */
export function describeHolder(number: NumberRecord): string {
    if (!number.holder) return "nobody";
    const { displayName, userPrincipalName, objectId } = number.holder;
    if (userPrincipalName === null)
        return `${displayName ?? "an account that the directory no longer knows"} (object id ${objectId})`;
    return displayName === null ? userPrincipalName : `${displayName} (${userPrincipalName})`;
}
