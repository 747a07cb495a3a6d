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
 * declares for it: the other half of a swap, the rest of a rotation, the next links of a chain. Two numbers of one account that change
 * categories are a swap as well.
 * @returns `[]` when the number is free, or its holder may lose it for nothing: by the declaration's own `takeFrom`, or because the
 * program no longer declares it; `null` when an account would lose a number otherwise, and the program gives it nothing instead.
 */
export function exchange(own: Move, { holderOf, claimsOf, isAbandoned }: Exchanging): readonly Move[] | null {
    const moves: Move[] = [];
    const passed = new Set([slotOf(own)]);
    for (let wanted = own; ; ) {
        const holder = holderOf(wanted.number);
        if (!holder || holder.account === wanted.takeFrom || slotOf(holder) === slotOf(wanted)) return moves;
        // The circle is closed: the last move takes a number that an earlier one gives up.
        if (passed.has(slotOf(holder))) return moves;
        const next = claimsOf(holder.account, holder.category).find(({ number }) => {
            const current = holderOf(number);
            return !current || slotOf(current) !== slotOf(holder);
        });
        // An account that keeps the number in another category loses nothing.
        if (!next)
            return holder.account === wanted.account || isAbandoned(wanted.number, holder.account) ? moves : null;
        moves.push(next);
        passed.add(slotOf(next));
        wanted = next;
    }
}

function slotOf({ account, category }: Holding): string {
    return `${account} ${category}`;
}
