import type { Account } from "../model/account";
import type { Elsewhere } from "../rules/situation";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";

/** The declarations of a run, found by account and by number however many there are. */
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

    /** What the declarations make of an account, apart from one of them. */
    elsewhere(one: Declaration, account: Account): Elsewhere {
        const names = namesOf(account);
        // The engine checks a replacement twice: the same declaration may be here already.
        const others = names.flatMap(name => this.#byAccount.get(name) ?? []).filter(each => !isSame(each, one));
        const taken = account.numbers
            .map(({ number }) => number)
            .filter(number => {
                const claim = this.#byNumber.get(number);
                return claim !== undefined && !names.includes(claim.identity.key);
            });
        return {
            given: others.flatMap(each =>
                each.form === "assignment" ? [{ number: each.number, type: each.type, category: each.category }] : [],
            ),
            taken,
            flags: others.flatMap(each => (each.form === "voice" ? [each.enabled] : [])),
        };
    }
}

function isSame(one: Declaration, other: Declaration): boolean {
    if (one.identity.key !== other.identity.key) return false;
    if (one.form === "voice" || other.form === "voice") return one.form === other.form;
    return one.number === other.number;
}

function namesOf({ objectId, userPrincipalName, sipAddress }: Account): string[] {
    const names = [objectId, userPrincipalName, sipAddress].flatMap(name =>
        name === null ? [] : [name.toLowerCase()],
    );
    return [...new Set(names)];
}
