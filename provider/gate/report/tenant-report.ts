import type { GateNote } from "../../observe/gate-note";
import type { NamedFinding } from "../../rules/rule";
import type { ParsedDeclaration } from "../parsed-declaration";

/** What the tenant's facts mean for a wave of declarations. */
export interface TenantReport {
    readonly findings: readonly (NamedFinding & { readonly wouldWrite: boolean })[];
    /** What would be written, a line each. */
    readonly plan: readonly string[];
    /** Who would receive an email from the tenant itself; `null` for nobody. */
    readonly emails: string | null;
    readonly notChecked: readonly string[];
    /** What the gate passes on to the provider process, by declaration. */
    readonly notes: ReadonlyMap<ParsedDeclaration, Partial<GateNote>>;
}
