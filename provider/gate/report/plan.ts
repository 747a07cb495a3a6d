import type { ChangeSet } from "../../change-set/change-set";
import type { NamedFinding } from "../../rules/rule";
import type { Line } from "./sections";

/** What a run will do, as text and as data. */
export interface Plan {
    /** As in `sha256:…`. */
    readonly digest: string;
    /** Whether the plan shows everything that the run will do. */
    readonly isComplete: boolean;
    readonly lines: readonly Line[];
    readonly refused: readonly NamedFinding[];
    readonly changeSet: ChangeSet;
    /** Texts that the state has as secrets. The other fields here do not show them, and the change set does. */
    readonly secrets: ReadonlySet<string>;
    readonly tenant: { readonly id: string; readonly name: string };
    /** What a reader must know besides the changes, a line each. */
    readonly notes: readonly string[];
}
