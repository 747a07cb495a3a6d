import type { Value } from "../../tenant/embedded/database/where";
import { badRequest } from "../error-responses";
import type { Literal } from "./filter";

/**
 * The values of a property. `id`: a text that ignores case, such as a GUID or an address. An object with `members`: an
 * enumeration, each member with its stored value. An object with `listOf`: a collection of values or of entities.
 */
export type Kind =
    | "text"
    | "id"
    | "time"
    | "boolean"
    | { readonly members: Readonly<Record<string, string>> }
    | { readonly listOf: Kind | Shape<never> };

export interface Property<Field extends string> {
    readonly kind: Kind;
    /** How the embedded tenant stores the property. Without it, a filter by the property reads every row. */
    readonly field?: Field;
    /** Converts a literal to the stored value, where the kind does not decide that. */
    readonly toStored?: (value: string) => Value;
    /** Whether the stored field represents these literals exactly. Default: always. */
    readonly isExact?: (values: readonly Literal[]) => boolean;
}

/** The properties of an entity by which lists can be filtered and ordered, by name. */
export interface Shape<Field extends string> {
    /** Graph's name of the type, for messages. */
    readonly type: string;
    readonly properties: Readonly<Record<string, Property<Field>>>;
}

/** Finds a property, ignoring case. @throws GraphError 400 if there is none */
export function propertyOf<Field extends string>(
    { type, properties }: Shape<Field>,
    name: string,
): { readonly name: string; readonly property: Property<Field> } {
    const found = Object.entries(properties).find(([known]) => known.toLowerCase() === name.toLowerCase());
    if (!found) throw badRequest(`Could not find a property named '${name}' on type '${type}' to filter by.`);
    return { name: found[0], property: found[1] };
}

/**
 * Converts a literal, or the value of an entity's property, to a form in which equal values are equal: ids in lower case, times
 * in milliseconds, members in Graph's spelling. `null` stays `null`, `undefined` is returned for a value that the kind does not have.
 */
export function comparable(kind: Kind, value: unknown): string | number | boolean | null | undefined {
    if (value === null) return null;
    if (kind === "boolean") return typeof value === "boolean" ? value : undefined;
    if (typeof value !== "string") return undefined;
    if (kind === "text") return value;
    if (kind === "id") return value.toLowerCase();
    if (kind === "time") return Number.isNaN(Date.parse(value)) ? undefined : Date.parse(value);
    if ("members" in kind) return Object.keys(kind.members).find(each => each.toLowerCase() === value.toLowerCase());
    return undefined;
}
