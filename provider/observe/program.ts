import type { Account } from "../model/account";
import { identityKeysOf } from "../model/identity";
import type { Elsewhere } from "../rules/situation";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";

/** The declarations of a run, indexed by account and by number. */
export class Program {
    readonly #byAccount = new Map<string, Declaration[]>();
    readonly #byNumber = new Map<string, AssignmentDeclaration>();

    constructor(declarations: Iterable<Declaration> = []) {
        for (const each of declarations) this.add(each);
    }

    add(declaration: Declaration): void {
        const { key } = declaration.identity;
        this.#byAccount.set(key, [...(this.#byAccount.get(key) ?? []), declaration]);
        if (declaration.form === "assignment") this.#byNumber.set(declaration.number, declaration);
    }

    /** These declarations, and those of the others whose numbers none of these declares. */
    with(others: readonly AssignmentDeclaration[]): Program {
        const added = others.filter(({ number }) => !this.#byNumber.has(number));
        return added.length === 0 ? this : new Program([...[...this.#byAccount.values()].flat(), ...added]);
    }

    /** What all declarations but `one` say of an account. */
    elsewhere(one: Declaration, account: Account): Elsewhere {
        const keys = identityKeysOf(account);
        // The engine checks a replacement twice, so the declaration itself may be here already.
        const others = keys.flatMap(key => this.#byAccount.get(key) ?? []).filter(each => !isSameResource(each, one));
        const isGivenAway = (number: string) => {
            const claim = this.#byNumber.get(number);
            return claim !== undefined && !keys.includes(claim.identity.key);
        };
        return {
            given: others.flatMap(each =>
                each.form === "assignment" ? [{ number: each.number, type: each.type, category: each.category }] : [],
            ),
            taken: account.numbers.map(({ number }) => number).filter(isGivenAway),
            flags: others.flatMap(each => (each.form === "voice" ? [each.enabled] : [])),
        };
    }
}

function isSameResource(one: Declaration, other: Declaration): boolean {
    if (one.identity.key !== other.identity.key) return false;
    if (one.form === "voice" || other.form === "voice") return one.form === other.form;
    return one.number === other.number;
}
