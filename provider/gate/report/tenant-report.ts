import type { ObservedFacts } from "../../observe/observed-facts";
import type { Declared, NamedFinding } from "../../rules/rule";
import type { Move } from "../../schema/moves";

/** What the tenant says of a wave of declarations. */
export interface TenantReport {
    readonly findings: readonly (NamedFinding & { readonly wouldWrite: boolean })[];
    /** What would be written, a line each. */
    readonly plan: readonly string[];
    /** Whom the tenant itself would tell; `null` for nobody. */
    readonly mails: string | null;
    readonly notChecked: readonly string[];
    /** What the gate adds to a declaration so that the provider process may take what its holder gets something else for. */
    readonly consents: ReadonlyMap<Declared, readonly Move[]>;
    /** What was looked up for each, which the gate passes on. */
    readonly facts: ReadonlyMap<Declared, ObservedFacts>;
}
