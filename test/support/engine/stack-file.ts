import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** What the stack files are read of. */
interface HasFolder {
    readonly folder: string;
}

export interface StoredResource {
    readonly urn: string;
    readonly id: string;
    readonly inputs: Record<string, unknown>;
    readonly outputs: Record<string, unknown>;
}

/** A resource of the package as the engine's checkpoint has it. */
export interface Checkpointed extends StoredResource {
    /** Whether it is still to be deleted, after its replacement was created. */
    readonly delete?: boolean;
    readonly initErrors?: readonly string[];
}

export interface Checkpoint {
    readonly resources: readonly Checkpointed[];
    /** Operations that began and did not end, as in `creating`. Only a refresh clears the note of a create, even a finished one. */
    readonly pending: readonly string[];
}

interface Latest {
    readonly resources?: readonly (Checkpointed & { readonly type: string })[];
    readonly pending_operations?: readonly { readonly type: string }[];
}

/** Reads the stack's state from the backend's file, at once and also while a dead run's lock is there. */
export function checkpointOf({ folder }: HasFolder): Checkpoint {
    const file = path.join(folder, "state/.pulumi/stacks/test/test.json");
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as { checkpoint: { latest?: Latest } };
    const { resources = [], pending_operations: pending = [] } = checkpoint.latest ?? {};
    return {
        resources: resources.filter(({ type }) => type.endsWith("teams:PhoneNumberAssignment")),
        pending: pending.map(({ type }) => type),
    };
}

/**
 * Does by hand what the engine has no command for. Its file backend keeps what it knows of a file beside it, in `.attrs`, and writes
 * that in two steps: killed in between, it finds an empty one, and calls the state that is whole unreadable
 * (`failed to load checkpoint: EOF`). Without it nothing is missing.
 */
export function removeEmptyAttributes({ folder }: HasFolder): void {
    const stacks = path.join(folder, "state/.pulumi/stacks/test");
    for (const name of readdirSync(stacks)) {
        const file = path.join(stacks, name);
        if (name.endsWith(".attrs") && statSync(file).size === 0) rmSync(file);
    }
}

/** The name that the program gives a resource. */
export function nameOf({ urn }: StoredResource): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}
