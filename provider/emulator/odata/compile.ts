import type { Condition, Value } from "../../tenant/embedded/database/where";
import { badRequest } from "../error-responses";
import type { Filter, Literal } from "./filter";
import { comparable, type Kind, type Property, propertyOf, type Shape } from "./shape";

/** A filter that was checked against the properties of an entity. */
export interface Compiled<Field extends string> {
    /** The same filter as a condition of the tenant's queries; `null` if it has a part that the tenant does not store. */
    readonly where: Condition<Field> | null;
    /** Whether an entity, as a response shows it, matches. */
    readonly matches: (entity: unknown) => boolean;
}

type Leaf = Exclude<Filter, { kind: "and" | "or" | "not" | "any" | "all" }>;
type Lambda = Extract<Filter, { kind: "any" | "all" }>;

/** Ignores the case of property names and of enumeration members, because Microsoft's own example capitalises one. @throws GraphError 400 */
export function compile<Field extends string>(filter: Filter, shape: Shape<Field>): Compiled<Field> {
    if (filter.kind === "and" || filter.kind === "or") {
        const parts = filter.of.map(each => compile(each, shape));
        const conditions = parts.flatMap(({ where }) => (where === null ? [] : [where]));
        const isAnd = filter.kind === "and";
        return {
            where: conditions.length < parts.length ? null : { kind: isAnd ? "all" : "any", of: conditions },
            matches: entity =>
                isAnd ? parts.every(part => part.matches(entity)) : parts.some(part => part.matches(entity)),
        };
    }
    if (filter.kind === "not") {
        const { where, matches } = compile(filter.of, shape);
        return { where: where && { kind: "not", of: where }, matches: entity => !matches(entity) };
    }
    const { name, property } = propertyOf(shape, filter.property);
    const read = (entity: unknown) => (name === "" ? entity : Object(entity)[name]);
    if (isLambda(filter)) return compileLambda(filter, name, property, read);
    if (typeof property.kind === "object" && "listOf" in property.kind)
        throw badRequest(`Invalid filter clause: '${name}' is a collection.`);
    return compileLeaf(filter, name, property, read);
}

function isLambda(filter: Leaf | Lambda): filter is Lambda {
    return filter.kind === "any" || filter.kind === "all";
}

function compileLambda<Field extends string>(
    { kind, of }: Lambda,
    name: string,
    { kind: propertyKind, field, toStored }: Property<Field>,
    read: (entity: unknown) => unknown,
): Compiled<Field> {
    if (typeof propertyKind !== "object" || !("listOf" in propertyKind))
        throw badRequest(`Invalid filter clause: '${name}' is not a collection.`);
    const { listOf } = propertyKind;
    const isEntity = typeof listOf === "object" && "properties" in listOf;
    const element = isEntity ? listOf : { type: name, properties: { "": { kind: listOf } } };
    const inner = of === null ? null : compile(of, element);
    const values = of?.kind === "in" && !isEntity && kind === "any" ? of.values : null;
    const stored = values?.map(value => storedValue(listOf as Kind, value, toStored));
    return {
        where:
            field !== undefined && stored
                ? { kind: "any", of: stored.map(value => ({ kind: "includes", field, value: String(value) }) as const) }
                : null,
        matches: entity => {
            const list = read(entity) as readonly unknown[];
            if (inner === null) return list.length > 0;
            return kind === "any" ? list.some(inner.matches) : list.every(inner.matches);
        },
    };
}

function compileLeaf<Field extends string>(
    filter: Leaf,
    name: string,
    { kind, field, toStored, isExact = () => true }: Property<Field>,
    read: (entity: unknown) => unknown,
): Compiled<Field> {
    const own = (entity: unknown) => comparable(kind, read(entity)) ?? null;
    const literal = (value: Literal) => {
        const converted = comparable(kind, value);
        if (converted === undefined)
            throw badRequest(`Invalid filter clause: '${String(value)}' is not a value of '${name}'.`);
        return converted;
    };
    if (filter.kind === "in") {
        const values = filter.values.map(literal);
        const stored = filter.values.map(value => storedValue(kind, value, toStored));
        return {
            where: field !== undefined && isExact(filter.values) ? { kind: "is", field, values: stored } : null,
            matches: entity => values.includes(own(entity)),
        };
    }
    if ("text" in filter) {
        if (kind !== "text" && kind !== "id")
            throw badRequest(`Invalid filter clause: '${name}' is not a text, which ${filter.kind} needs.`);
        const text = filter.text.toLowerCase();
        const isStored = field !== undefined && filter.kind === "startswith" && isExact([]);
        return {
            where: isStored ? { kind: "startsWith", field, text: filter.text } : null,
            matches: entity => {
                const value = own(entity);
                return typeof value === "string" && HAS_TEXT[filter.kind](value.toLowerCase(), text);
            },
        };
    }
    if (kind === "boolean" || typeof kind === "object")
        throw badRequest(`Invalid filter clause: '${name}' has no order, which ${filter.kind} needs.`);
    const bound = literal(filter.value);
    return {
        where: null,
        matches: entity => {
            const value = own(entity);
            return value !== null && bound !== null && IS_ORDERED[filter.kind](value, bound);
        },
    };
}

const HAS_TEXT = {
    startswith: (value: string, text: string) => value.startsWith(text),
    endswith: (value: string, text: string) => value.endsWith(text),
    contains: (value: string, text: string) => value.includes(text),
};
type Ordered = string | number | boolean;
const IS_ORDERED = {
    gt: (a: Ordered, b: Ordered) => a > b,
    ge: (a: Ordered, b: Ordered) => a >= b,
    lt: (a: Ordered, b: Ordered) => a < b,
    le: (a: Ordered, b: Ordered) => a <= b,
};

function storedValue(kind: Kind, value: Literal, toStored?: (value: string) => Value): Value {
    const converted = comparable(kind, value) ?? null;
    if (converted === null || typeof converted === "number") return converted;
    if (typeof converted === "boolean") return Number(converted);
    if (toStored) return toStored(converted);
    return typeof kind === "object" && "members" in kind ? (kind.members[converted] ?? converted) : converted;
}
