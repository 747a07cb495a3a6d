import { describeAccount, describeHolder, orElse, takeFromArgument } from "../messages/describe-account";
import type { Account } from "../model/account";
import type { AssignmentCategory, NumberRecord } from "../model/number";
import type { AssignmentDeclaration } from "../schema/declaration";
import type { Move } from "../schema/moves";
import type { Refusal } from "./step";

/** The assignment that the engine is replacing with the one being planned. */
export interface Replaced {
    readonly accountObjectId: string;
    readonly number: string;
}

export interface Observed {
    readonly account: Account;
    /** The declared number; `null` when the inventory does not list it (Direct Routing needs no upload). */
    readonly number: NumberRecord | null;
    /** Another number that the account already holds in the declared category; `null` when there is none. */
    readonly other: NumberRecord | null;
    /** The assignments that the program gives in exchange to accounts that lose a number because of this assignment. */
    readonly moves: readonly ObservedMove[];
}

export interface ObservedMove {
    readonly move: Move;
    /** The number that moves; `null` when the inventory does not list it. */
    readonly number: NumberRecord | null;
}

/** An account loses a number only with one of these, or in exchange for another number. */
export interface Consent {
    /** Object ids of the accounts that may lose the declared number. */
    readonly holders: readonly string[];
    readonly replaced: Replaced | null;
}

/** What decides whether a number may be released for a declaration. */
export interface Case {
    readonly desired: AssignmentDeclaration;
    readonly observed: Observed;
    readonly consent: Consent;
    /** The categories in which the plan gives accounts a number (`slotOf`). */
    readonly compensated: ReadonlySet<string>;
}

/** `null`: the number is free already. */
export type Verdict = { readonly release: NumberRecord } | { readonly refusal: Refusal } | null;

/** May the declared number be released by its holder? */
export function mayReleaseDeclared({ desired, observed, consent, compensated }: Case): Verdict {
    const { account, number } = observed;
    if (!number?.holder) return null;
    const { objectId, category } = number.holder;
    const isFree = isReplaced(consent, objectId, number.number) || isAbandoned(desired, objectId, number.number);
    if (isFree || consent.holders.includes(objectId)) return { release: number };
    const isCompensated = compensated.has(slotOf(objectId, category));
    // In the same category it has another type, which no exchange explains.
    const isOwn = objectId === account.objectId;
    if (isOwn && (category === desired.category || !isCompensated))
        return refuse(
            "held-otherwise",
            "phoneNumberType",
            `is ${desired.type} (${desired.category}), but ${describeAccount(account)} already holds ${number.number} as ${number.type} (${category}). Correct the declaration, or release the number first.`,
        );
    if (isCompensated) return { release: number };
    return taken(number, takeFromArgument(number));
}

/** May the account release the number that it holds in the declared category? */
export function mayReleaseOther({ desired, observed, consent }: Case): Verdict {
    const { account, other, moves } = observed;
    if (!other) return null;
    const isGivenAway = moves.some(({ move }) => move.number === other.number);
    const isFree =
        isReplaced(consent, account.objectId, other.number) || isAbandoned(desired, account.objectId, other.number);
    if (isGivenAway || isFree || desired.replaces === other.number) return { release: other };
    return refuse(
        "primary-exists",
        "phoneNumber",
        `is ${desired.number}, but ${describeAccount(account)} already holds ${other.number} (${desired.category}), which no declaration releases. To give that number up, add \`replacesNumber: "${other.number}"\`. If you ran \`pulumi up --replace\`, run \`pulumi up\` without it.`,
    );
}

/** May a number that the program gives in exchange be released by its holder? */
export function mayReleaseMoved({ move, number }: ObservedMove, { desired, compensated }: Case): Verdict {
    if (!number?.holder) return null;
    const { objectId, category } = number.holder;
    const mayLose =
        objectId === move.takeFrom ||
        isAbandoned(desired, objectId, number.number) ||
        compensated.has(slotOf(objectId, category));
    const isMoved = objectId !== move.account || category !== move.category;
    return isMoved && mayLose ? { release: number } : taken(number, "takeFrom");
}

/** The place of an account's number of one category. */
export function slotOf(account: string, category: AssignmentCategory): string {
    return `${account} ${category}`;
}

function isReplaced({ replaced }: Consent, account: string, number: string): boolean {
    return replaced?.accountObjectId === account && replaced.number === number;
}

function isAbandoned({ abandoned }: AssignmentDeclaration, account: string, number: string): boolean {
    return abandoned.some(each => each.account === account && each.number === number);
}

function taken(number: NumberRecord, consent: string): Verdict {
    return refuse(
        "number-taken",
        "phoneNumber",
        `is ${number.number}, which is held by ${describeHolder(number)}. ${orElse(number, consent)}`,
    );
}

function refuse(code: string, property: string, message: string): Verdict {
    return { refusal: { code, property, message } };
}
