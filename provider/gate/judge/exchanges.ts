import { consenting } from "../../observe/observe";
import { exchange } from "../../plan/exchange";
import { type AssignmentSituation, declaresNumber, type Situation } from "../../rules/situation";
import { declarationKey } from "../../schema/declaration";
import type { Abandoned, Move } from "../../schema/moves";

/**
 * Finds what the program gives in exchange to each account that would lose a number by one of its declarations. The provider process
 * cannot find it: there a create may run before the `check` of the declarations that it depends on.
 */
export class Exchanges {
    readonly #holders = new Map<string, { account: string; category: Move["category"] }>();
    readonly #claims = new Map<string, Move[]>();
    readonly #abandoned: ReadonlySet<string>;

    /**
     * @param situations The situations of every wave so far.
     * @param abandoned What the stack manages and the program no longer declares, as far as that is certain.
     */
    constructor(
        situations: Iterable<Situation>,
        private readonly abandoned: readonly Abandoned[],
    ) {
        this.#abandoned = new Set(abandoned.map(({ number, account }) => `${number} ${account}`));
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

    /**
     * Which numbers the declaration may take. Nothing is said of an account that would lose a number for nothing: the plan refuses that.
     */
    of(situation: Situation): { readonly consent: readonly Move[]; readonly abandoned: readonly Abandoned[] } {
        const own = declaresNumber(situation) ? moveOf(situation) : null;
        if (!own) return { consent: [], abandoned: [] };
        const consent =
            exchange(own, {
                holderOf: number => this.#holders.get(number) ?? null,
                claimsOf: (account, category) => this.#claims.get(`${account} ${category}`) ?? [],
                isAbandoned: (number, account) => this.#abandoned.has(`${number} ${account}`),
            }) ?? [];
        const wanted = [own, ...consent];
        const isNeeded = ({ number, account }: Abandoned) =>
            account === own.account || wanted.some(each => each.number === number);
        return { consent, abandoned: this.abandoned.filter(isNeeded) };
    }
}

function moveOf({ declaration, account, takeFrom }: AssignmentSituation): Move | null {
    if (!account) return null;
    const { number, type, category, locationId } = declaration;
    const [loser = null] = consenting(declaration, takeFrom);
    const location = locationId === undefined ? {} : { locationId };
    const key = declarationKey(declaration);
    return { key, account: account.objectId, number, type, category, ...location, takeFrom: loser };
}
