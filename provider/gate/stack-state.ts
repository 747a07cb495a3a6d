import * as pulumi from "@pulumi/pulumi";
import type { Managed } from "../change-set/managed";
import { RESOURCE_TYPE } from "../schema/resource-type";
import { readState } from "../schema/state";

/** The engine's own function, which answers with every resource of the stack's last saved state. */
const READ_OUTPUTS = "pulumi:pulumi:readStackResourceOutputs";

export type StackState =
    | { readonly kind: "read"; readonly managed: readonly Managed[] }
    | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Reads what this stack manages. The answer has the outputs of every resource, with secrets in plain text: only this package's own
 * type is kept, in memory.
 */
export async function readStackState(): Promise<StackState> {
    const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
    try {
        const { outputs } = await pulumi.runtime.invoke(READ_OUTPUTS, { stackName });
        return { kind: "read", managed: Object.entries(outputs ?? {}).flatMap(([urn, each]) => managedOf(urn, each)) };
    } catch (error) {
        return { kind: "unreadable", reason: error instanceof Error ? error.message : String(error) };
    }
}

function managedOf(urn: string, resource: unknown): Managed[] {
    const { type, outputs } = (resource ?? {}) as { type?: unknown; outputs?: unknown };
    if (type !== RESOURCE_TYPE) return [];
    try {
        return [{ urn, name: urn.slice(urn.lastIndexOf("::") + 2), stored: readState(withoutProvider(outputs)) }];
    } catch {
        // `diff` and `delete` report malformed state, each for its own resource.
        return [];
    }
}

function withoutProvider(outputs: unknown): unknown {
    if (typeof outputs !== "object" || outputs === null) return outputs;
    return Object.fromEntries(Object.entries(outputs).filter(([key]) => key !== "__provider"));
}
