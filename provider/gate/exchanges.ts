import { consenting } from "../observe/observe";
import { exchange } from "../plan/exchange";
import { type AssignmentSituation, declaresNumber, type Situation } from "../rules/situation";
import type { Move } from "../schema/moves";

/**
 * Finds what the program gives in exchange to each account that would lose a number by one of its declarations. The provider process
 * cannot find it: there a create may run before the `check` of the declarations that it depends on.
 */
export class Exchanges {
    readonly #holders = new Map<string, { account: string; category: Move["category"] }>();
    readonly #claims = new Map<string, Move[]>();

    /** @param situations The situations of every wave so far. */
    constructor(situations: Iterable<Situation>) {
        for (const situation of situations) {
            if (!declaresNumber(situation)) continue;
            const { declaration, number } = situation;
            if (number?.holder)
                this.#holders.set(declaration.number, {
                    account: number.holder.objectId,
                    category: number.holder.category,
                });
            const move = moveOf(situation);
            if (!move) continue;
            const key = `${move.account} ${move.category}`;
            this.#claims.set(key, [...(this.#claims.get(key) ?? []), move]);
        }
    }

    /** @returns `[]` if no account loses a number, or if one would get nothing in exchange, which the plan then refuses. */
    of(situation: Situation): readonly Move[] {
        const own = declaresNumber(situation) ? moveOf(situation) : null;
        const moves =
            own &&
            exchange(own, {
                holderOf: number => this.#holders.get(number) ?? null,
                claimsOf: (account, category) => this.#claims.get(`${account} ${category}`) ?? [],
            });
        return moves ?? [];
    }
}

function moveOf({ declaration, account, takeFrom }: AssignmentSituation): Move | null {
    if (!account) return null;
    const { number, type, category, locationId } = declaration;
    const [loser = null] = consenting(declaration, takeFrom);
    const location = locationId === undefined ? {} : { locationId };
    return { account: account.objectId, number, type, category, ...location, takeFrom: loser };
}
