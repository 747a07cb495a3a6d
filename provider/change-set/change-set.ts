import type { Account } from "../model/account";
import type { Change } from "../model/change";
import type { AssignmentCategory } from "../model/number";
import type { Drift } from "../plan/drift";
import type { Refusal } from "../plan/step";

/** A number that a change writes, before and after it. Accounts are object ids; `null` is nobody. */
export interface NumberEffect {
    readonly number: string;
    readonly category: AssignmentCategory;
    /** Only if the account keeps the number, in another category: the one that it had before. */
    readonly categoryBefore?: AssignmentCategory;
    readonly from: string | null;
    readonly to: string | null;
    readonly locationBefore: string | null;
    readonly locationAfter: string | null;
}

/** A flag EnterpriseVoiceEnabled that a change writes by itself. */
export interface FlagEffect {
    readonly account: string;
    readonly enabled: boolean;
}

/**
 * Why the engine calls the provider, or why it writes nothing: `adopt` finds everything as declared, `handOver` leaves a number to
 * another declaration of the same account, `gone` removes what the tenant no longer has.
 */
export type Cause = "create" | "replace" | "update" | "drift" | "remove" | "adopt" | "handOver" | "gone";

/** What happens to one resource. */
export interface Entry {
    readonly resource: string;
    readonly cause: Cause;
    /** Object id of the declared account, or of the stored one. */
    readonly account: string;
    /** The writes, in order. An exchange is part of the first declaration that it serves. */
    readonly changes: readonly Change[];
    readonly numbers: readonly NumberEffect[];
    readonly flags: readonly FlagEffect[];
    /** What was changed by hand. */
    readonly drift: readonly Drift[];
    /** The number that the resource is about; `null` for a flag. */
    readonly number: string | null;
}

/** Everything that one run will write, and what it leaves alone. */
export interface ChangeSet {
    readonly entries: readonly Entry[];
    /** Accounts that the change set names, by object id. */
    readonly accounts: ReadonlyMap<string, Account>;
    /** Declarations that the plan refuses, with no write. */
    readonly refused: readonly { readonly resource: string; readonly refusals: readonly Refusal[] }[];
}

export function writesOf({ entries }: Pick<ChangeSet, "entries">): readonly Change[] {
    return entries.flatMap(({ changes }) => changes);
}
