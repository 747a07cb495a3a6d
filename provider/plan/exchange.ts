import type { AssignmentCategory } from "../model/number";
import type { Move } from "../schema/moves";

/** Who has a number, and as what. */
export interface Holding {
    readonly account: string;
    readonly category: AssignmentCategory;
}

/** What the tenant shows, and what the program declares. */
export interface Exchanging {
    /** Who holds a number now; `null` for nobody. */
    holderOf(number: string): Holding | null;
    /** What the program declares for an account in a category. */
    claimsOf(account: string, category: AssignmentCategory): readonly Move[];
}

/**
 * The other assignments that have to come about together with one, so that whoever loses a number by it gets the one that the
 * program declares instead: the other half of a swap, the rest of a rotation, the next links of a chain.
 * @returns `[]` when the number is free, or is taken by the declaration's own `takeFrom`; `null` when somebody would lose a number
 * and the program gives nothing instead.
 */
export function exchange(own: Move, { holderOf, claimsOf }: Exchanging): readonly Move[] | null {
    const moves: Move[] = [];
    for (let wanted = own; ; ) {
        const holder = holderOf(wanted.number);
        if (!holder || holder.account === wanted.account || holder.account === wanted.takeFrom) return moves;
        // The circle is closed: the last one takes what an earlier one gives up.
        if ([own, ...moves].some(each => each.account === holder.account && each.category === holder.category))
            return moves;
        const next = claimsOf(holder.account, holder.category).find(
            ({ number }) => holderOf(number)?.account !== holder.account,
        );
        if (!next) return null;
        moves.push(next);
        wanted = next;
    }
}
