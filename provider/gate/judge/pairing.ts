import type { Managed } from "../../change-set/managed";
import type { Stored } from "../../schema/state";
import type { ParsedDeclaration } from "../program/parsed-declaration";
import { urnsOf } from "../program/resource-urns";

/** `unknown`: only the engine can resolve an alias of the resource. */
export type Paired = Managed | null | "unknown";

/** What the state has of the resource; `null` for a new one, or where only the engine knows. */
export function storedIn(paired: Paired): Stored | null {
    return paired === null || paired === "unknown" ? null : paired.stored;
}

/** The resource in the state that each declaration stands for; `null` for a new one. */
export function pairWithState(
    declared: readonly ParsedDeclaration[],
    managed: readonly Managed[],
): ReadonlyMap<ParsedDeclaration, Paired> {
    const byUrn = new Map(managed.map(each => [each.urn, each]));
    return new Map(declared.map(each => [each, pair(each, byUrn)]));
}

function pair({ pending: { resource, opts } }: ParsedDeclaration, managed: ReadonlyMap<string, Managed>): Paired {
    if (!resource || opts.import !== undefined || opts.urn !== undefined) return "unknown";
    const aliases: unknown = opts.aliases ?? [];
    if (!Array.isArray(aliases)) return "unknown";
    const urns = urnsOf(resource, aliases);
    if (urns === null) return "unknown";
    return urns.map(urn => managed.get(urn)).find(each => each !== undefined) ?? null;
}
