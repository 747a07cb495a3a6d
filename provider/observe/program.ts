import type { Account } from "../model/account";
import { identityKeysOf, needsLookup } from "../model/identity";
import type { Elsewhere } from "../rules/situation";
import type { AssignmentDeclaration, Declaration } from "../schema/declaration";
import type { Reader } from "./reader";

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

    /** Whether a declaration names its account like this. */
    declares(key: string): boolean {
        return this.#byAccount.has(key);
    }

    /** What all declarations but `one` say of an account. @param reader Finds out whose an address is. */
    async elsewhere(one: Declaration, account: Account, reader: Pick<Reader, "account">): Promise<Elsewhere> {
        const keys: string[] = [];
        for (const key of identityKeysOf(account)) if (await isNameOf(account, key, reader, this)) keys.push(key);
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

/** Whether a key of the account stands for it. No lookup is needed for one that no declaration uses. */
async function isNameOf(account: Account, key: string, reader: Pick<Reader, "account">, program: Program) {
    if (!needsLookup(key, account) || !program.declares(key)) return true;
    return (await reader.account(key))?.objectId === account.objectId;
}

function isSameResource(one: Declaration, other: Declaration): boolean {
    if (one.identity.key !== other.identity.key) return false;
    if (one.form === "voice" || other.form === "voice") return one.form === other.form;
    return one.number === other.number;
}
