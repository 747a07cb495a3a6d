import { badRequest } from "../error-responses";
import { comparable, propertyOf, type Shape } from "./shape";

/** Compares entities as an `$orderBy` asks, such as `accountType desc,id`. @throws GraphError 400 */
export function parseOrder<Field extends string>(
    text: string,
    shape: Shape<Field>,
): (a: unknown, b: unknown) => number {
    const keys = text.split(",").map(part => {
        const [, wanted, direction = "asc"] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(part) ?? [];
        if (wanted === undefined) throw badRequest(`Invalid $orderby clause: '${part.trim()}'.`);
        const { name, property } = propertyOf(shape, wanted);
        const { kind } = property;
        if (typeof kind === "object" && "listOf" in kind)
            throw badRequest(`Invalid $orderby clause: '${name}' is a collection.`);
        const key = (entity: unknown) => comparable(kind, Object(entity)[name]) ?? null;
        return { key, sign: direction === "desc" ? -1 : 1 };
    });
    return (a, b) => {
        for (const { key, sign } of keys) {
            const order = compare(key(a), key(b));
            if (order !== 0) return sign * order;
        }
        return 0;
    };
}

type Key = string | number | boolean | null;

/** As in OData, null comes before every value. */
function compare(a: Key, b: Key): number {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
}
