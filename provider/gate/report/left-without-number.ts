import type { ChangeSet } from "../../change-set/change-set";

/** The accounts, by object id, that lose a number in the run and hold none after it. */
export function leftWithoutNumber({ entries, accounts }: Pick<ChangeSet, "entries" | "accounts">): ReadonlySet<string> {
    const effects = entries.flatMap(({ numbers }) => numbers);
    const held = new Map(
        [...accounts].map(([id, account]) => [id, new Set(account.numbers.map(({ number }) => number))]),
    );
    const left = new Set<string>();
    for (const { number, from, to } of effects) {
        if (from !== null && from !== to) {
            held.get(from)?.delete(number);
            left.add(from);
        }
        if (to !== null) held.set(to, (held.get(to) ?? new Set()).add(number));
    }
    return new Set([...left].filter(each => (held.get(each)?.size ?? 0) === 0));
}
