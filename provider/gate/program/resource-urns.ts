import * as pulumi from "@pulumi/pulumi";

/** What the SDK keeps of a resource. */
interface Kept {
    readonly __name?: string;
    readonly __pulumiType?: string;
    readonly __parentResource?: Kept;
    readonly __aliases?: readonly unknown[];
}

/** The stack's own resource, whose type is in no URN. */
const STACK_TYPE = "pulumi:pulumi:Stack";

/**
 * The URNs under which a resource can be in the state: its own, and those of its aliases; `null` if an alias has a part that is an
 * Output or a URN of a parent, which only the engine resolves, or if a parent has aliases, which its children inherit.
 */
export function urnsOf(resource: pulumi.Resource, aliases: readonly unknown[]): readonly string[] | null {
    const kept = resource as Kept;
    const types = typesOf(kept);
    const own = urn(types, kept.__name);
    const others = aliases.map(alias => (typeof alias === "string" ? alias : urnOfAlias(alias, kept)));
    if (own === null || others.includes(null) || hasAliasedParent(kept.__parentResource)) return null;
    return [own, ...others.filter(each => each !== null)];
}

/** The types of the parents and of the resource, from the outermost. */
function typesOf(kept: Kept | undefined): readonly unknown[] {
    if (!kept || kept.__pulumiType === STACK_TYPE) return [];
    return [...typesOf(kept.__parentResource), kept.__pulumiType];
}

function urnOfAlias(alias: unknown, { __name, __pulumiType, __parentResource }: Kept): string | null {
    if (typeof alias !== "object" || alias === null || pulumi.Output.isInstance(alias)) return null;
    if (Object.keys(alias).some(key => !["name", "type", "parent"].includes(key))) return null;
    const { name = __name, type = __pulumiType, parent = __parentResource } = alias as Record<string, unknown>;
    if (parent !== undefined && !pulumi.Resource.isInstance(parent)) return null;
    return urn([...typesOf(parent as Kept | undefined), type], name);
}

function urn(types: readonly unknown[], name: unknown): string | null {
    if (typeof name !== "string" || !types.every(each => typeof each === "string")) return null;
    return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${types.join("$")}::${name}`;
}

function hasAliasedParent(parent: Kept | undefined): boolean {
    if (!parent || parent.__pulumiType === STACK_TYPE) return false;
    return (parent.__aliases ?? []).length > 0 || hasAliasedParent(parent.__parentResource);
}
