import type { Condition, Value } from "../../tenant/embedded/database/where";
import { badRequest } from "../error-responses";
import type { Filter, Literal } from "./filter";

/** How a property of Graph's is stored. */
export interface Property<Field extends string> {
    readonly field: Field;
    /** The stored value; `undefined` for one that the property cannot have. Default: as it is. */
    readonly store?: (value: NonNullable<Literal>) => Value | undefined;
    readonly isList?: boolean;
}

/** @param type Graph's name of the entity, for messages. @throws GraphError 400 for what cannot be asked. */
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
        throw badRequest(`Invalid filter clause: '${name}' is ${property.isList ? "a" : "no"} collection.`);
    const { field } = property;
    const store = (value: Literal): Value => {
        const stored = value === null ? null : (property.store ?? asItIs)(value);
        if (stored === undefined)
            throw badRequest(`Invalid filter clause: '${String(value)}' is no value of '${name}'.`);
        return stored;
    };
    switch (filter.kind) {
        case "in":
            return { kind: "is", field, values: filter.values.map(store) };
        case "startswith":
            return { kind: "startsWith", field, text: filter.text };
        case "any":
            return { kind: "holds", field, value: String(store(filter.value)) };
    }
}

function asItIs(value: NonNullable<Literal>): Value | undefined {
    return typeof value === "boolean" ? undefined : value;
}

/** A property that is told in lower case, such as ids and addresses. */
export function lowerCase(value: NonNullable<Literal>): Value | undefined {
    return typeof value === "string" ? value.toLowerCase() : undefined;
}

/** An enumeration: Graph's member, in any case, to what is stored. Microsoft's own example writes a member with a capital. */
export function member(members: Readonly<Record<string, string>>) {
    const known = new Map(Object.entries(members).map(([name, stored]) => [name.toLowerCase(), stored]));
    return (value: NonNullable<Literal>) => known.get(String(value).toLowerCase());
}
