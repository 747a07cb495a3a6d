import type { Context } from "hono";
import type { Page } from "../../tenant/embedded/queries";
import { badRequest } from "../error-responses";
import { baseUrlOf, type Env } from "../request-context";
import { type Filter, parseFilter } from "./filter";

export interface Query {
    readonly filter: Filter | null;
    readonly select: readonly string[] | null;
    readonly orderBy: string | null;
    readonly expand: string | null;
    readonly top: number;
    readonly skip: number;
}
export interface Limits {
    /** Supported options besides `$filter`, `$top` and `pageOption`. */
    readonly options: readonly string[];
    readonly defaultTop: number;
    readonly maximumTop: number;
    /** The option that holds the offset of the next page. */
    readonly pageOption: "$skip" | "$skiptoken";
}

/** Reads the query options. Ignores the case of their names, because Microsoft's page writes `$Top`. @throws GraphError 400 */
export function readQuery(c: Context<Env>, { options, defaultTop, maximumTop, pageOption }: Limits): Query {
    const given = new Map(Object.entries(c.req.query()).map(([name, value]) => [name.toLowerCase(), value]));
    for (const name of given.keys()) {
        if (name.startsWith("$") && !["$filter", "$top", pageOption, ...options].includes(name))
            throw badRequest(`The query option '${name}' is not supported here.`);
    }
    const top = count("$top", given.get("$top")) ?? defaultTop;
    if (top > maximumTop || top < 1)
        throw badRequest(`The value of '$top' must be from 1 to ${maximumTop}, but is ${top}.`);
    const filter = given.get("$filter");
    return {
        filter: filter === undefined ? null : parseFilter(filter),
        select:
            given
                .get("$select")
                ?.split(",")
                .map(name => name.trim()) ?? null,
        orderBy: given.get("$orderby") ?? null,
        expand: given.get("$expand") ?? null,
        top,
        skip: count(pageOption, given.get(pageOption)) ?? 0,
    };
}

function count(name: string, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    if (!/^\d{1,9}$/.test(text)) throw badRequest(`The value of '${name}' is not a number: '${text}'.`);
    return Number(text);
}

/** A collection response of Graph. */
export function toCollection<Row, Entity>(
    c: Context<Env>,
    { top, skip }: Query,
    pageOption: Limits["pageOption"],
    { rows, hasMore }: Page<Row>,
    toEntity: (row: Row) => Entity,
    hasNextLinks = true,
) {
    const next = new URL(c.req.url);
    next.searchParams.set(pageOption, String(skip + top));
    const context = c.req.path.replace(/^\/[^/]+\//, "");
    return {
        "@odata.context": `${baseUrlOf(c)}/$metadata#${context}`,
        ...(hasMore && hasNextLinks ? { "@odata.nextLink": next.toString() } : {}),
        value: rows.map(toEntity),
    };
}

/** Returns only the selected properties, whose names ignore case. @throws GraphError 400 for an unknown property */
export function pick(entity: object, select: readonly string[], type: string): object {
    const known = Object.entries(entity);
    const names = new Set(known.map(([name]) => name.toLowerCase()));
    for (const name of select)
        if (!names.has(name.toLowerCase()))
            throw badRequest(`Could not find a property named '${name}' on type '${type}'.`);
    const selected = new Set(select.map(name => name.toLowerCase()));
    return Object.fromEntries(known.filter(([name]) => selected.has(name.toLowerCase())));
}
