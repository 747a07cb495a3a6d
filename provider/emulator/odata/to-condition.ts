import type { Condition, Value } from "../../tenant/embedded/database/where";
import { badRequest } from "../error-responses";
import type { Filter, Literal } from "./filter";

/** How the embedded tenant stores a property of Graph. */
export interface Property<Field extends string> {
    readonly field: Field;
    /** Converts a literal to the stored value; `undefined` for a literal that the property cannot have. Default: unchanged. */
    readonly toStored?: (value: NonNullable<Literal>) => Value | undefined;
    readonly isList?: boolean;
}

/** Converts a filter to a condition. @param type Graph's name of the entity, for messages. @throws GraphError 400 */
export function toCondition<Field extends string>(
    filter: Filter,
    properties: Readonly<Record<string, Property<Field>>>,
    type: string,
): Condition<Field> {
    if (filter.kind === "and" || filter.kind === "or") {
        const of = filter.of.map(each => toCondition(each, properties, type));
        return { kind: filter.kind === "and" ? "all" : "any", of };
    }
    if (filter.kind === "not") return { kind: "not", of: toCondition(filter.of, properties, type) };
    return leafCondition(filter, properties, type);
}

function leafCondition<Field extends string>(
    filter: Exclude<Filter, { of: unknown }>,
    properties: Readonly<Record<string, Property<Field>>>,
    type: string,
): Condition<Field> {
    const name = filter.property;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!property) throw badRequest(`Could not find a property named '${name}' on type '${type}' to filter by.`);
    if ((filter.kind === "any") !== (property.isList ?? false))
        throw badRequest(`Invalid filter clause: '${name}' is ${property.isList ? "a" : "not a"} collection.`);
    const { field } = property;
    const toStored = (value: Literal): Value => {
        const stored = value === null ? null : (property.toStored ?? unchanged)(value);
        if (stored === undefined)
            throw badRequest(`Invalid filter clause: '${String(value)}' is not a value of '${name}'.`);
        return stored;
    };
    switch (filter.kind) {
        case "in":
            return { kind: "is", field, values: filter.values.map(toStored) };
        case "startswith":
            return { kind: "startsWith", field, text: filter.text };
        case "any":
            return { kind: "includes", field, value: String(toStored(filter.value)) };
    }
}

function unchanged(value: NonNullable<Literal>): Value | undefined {
    return typeof value === "boolean" ? undefined : value;
}

/** Converts a literal of a property that is stored in lower case, such as an id or an address. */
export function lowerCase(value: NonNullable<Literal>): Value | undefined {
    return typeof value === "string" ? value.toLowerCase() : undefined;
}

/** Converts a member of a Graph enumeration to the stored value. Ignores case, because Microsoft's own example capitalises one. */
export function member(members: Readonly<Record<string, string>>) {
    const known = new Map(Object.entries(members).map(([name, stored]) => [name.toLowerCase(), stored]));
    return (value: NonNullable<Literal>) => known.get(String(value).toLowerCase());
}
