import type { ChangeSet } from "../../change-set/change-set";
import type { Managed } from "../../change-set/managed";
import type { GateNote } from "../../observe/gate-note";
import type { Reader } from "../../observe/reader";
import type { NamedFinding } from "../../rules/rule";
import type { ParsedDeclaration } from "../program/parsed-declaration";

/** A finding that does not end the run. */
export interface Reported extends NamedFinding {
    /** Whether `check` refuses the declaration if the engine finds that it changes: the gate could not compare it with the state. */
    readonly isRefusedIfChanged: boolean;
}

/** What the tenant's facts and the stack's state mean for a wave of declarations. */
export interface TenantReport {
    /** Why nothing may be done. */
    readonly refused: readonly NamedFinding[];
    readonly findings: readonly Reported[];
    readonly changeSet: ChangeSet;
    /** Answers what the change set was made on, without asking the tenant again; `null` without a tenant. */
    readonly observed: Reader | null;
    /** What the stack manages; nothing if its state could not be read. */
    readonly managed: readonly Managed[];
    /** Texts that the state has as secrets, and nothing may print. */
    readonly secrets: ReadonlySet<string>;
    readonly notChecked: readonly string[];
    /** Names of the declarations with a value that is not known yet. */
    readonly late: readonly string[];
    /** What the gate passes on to the provider process, by declaration. */
    readonly notes: ReadonlyMap<ParsedDeclaration, Partial<GateNote>>;
}
