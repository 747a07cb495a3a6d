import { consenting } from "../observe/observe";
import { exchange } from "../plan/exchange";
import { type AssignmentSituation, declaresNumber, type Situation } from "../rules/situation";
import type { Move } from "../schema/moves";

/**
 * What the program gives to everybody who would lose a number by one of its declarations. The provider process cannot gather
 * it: there a create may come before the declarations that it depends on were heard of.
 */
export class Exchanges {
    readonly #holders = new Map<string, { account: string; category: Move["category"] }>();
    readonly #claims = new Map<string, Move[]>();

    /** @param situations Those of every wave so far. */
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

    /** @returns `[]` where nobody loses anything, or somebody would lose it for nothing: then the plan refuses it. */
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
