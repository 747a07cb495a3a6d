import type { Stored } from "../schema/state";

/** An assignment, or a flag, in the stack's state. */
export interface Managed {
    readonly urn: string;
    /** The resource's name in the program. */
    readonly name: string;
    readonly stored: Stored;
}
