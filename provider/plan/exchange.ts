import type { AssignmentCategory } from "../model/number";
import type { Move } from "../schema/moves";

/** The account that has a number, and the category it has it in. */
export interface Holding {
    readonly account: string;
    readonly category: AssignmentCategory;
}

/** What the tenant shows, and what the program declares. */
export interface Exchanging {
    /** The current holder of a number; `null` for none. */
    holderOf(number: string): Holding | null;
    /** What the program declares for an account in a category. */
    claimsOf(account: string, category: AssignmentCategory): readonly Move[];
    /** Whether the stack manages that number of the account, and the program no longer declares it. */
    isAbandoned(number: string, account: string): boolean;
}

/**
 * The assignments that must happen together with one, so that every account that loses a number gets the one that the program
 * declares for it: the other half of a swap, the rest of a rotation, the next links of a chain.
 * @returns `[]` when the number is free, or its holder may lose it for nothing: by the declaration's own `takeFrom`, or because the
 * program no longer declares it; `null` when an account would lose a number otherwise, and the program gives it nothing instead.
 */
export function exchange(own: Move, { holderOf, claimsOf, isAbandoned }: Exchanging): readonly Move[] | null {
    const moves: Move[] = [];
    for (let wanted = own; ; ) {
        const holder = holderOf(wanted.number);
        if (!holder || holder.account === wanted.account || holder.account === wanted.takeFrom) return moves;
        // The circle is closed: the last move takes a number that an earlier one gives up.
        if ([own, ...moves].some(each => each.account === holder.account && each.category === holder.category))
            return moves;
        const next = claimsOf(holder.account, holder.category).find(
            ({ number }) => holderOf(number)?.account !== holder.account,
        );
        if (!next) return isAbandoned(wanted.number, holder.account) ? moves : null;
        moves.push(next);
        wanted = next;
    }
}
