import type { z } from "zod";
import { nextPath } from "../api/paths";
import { entities } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";

/**
 * Reads all pages of a list, and returns each entity once.
 * @param root Graph's address with its version
 * @param first Path of the first page
 */
export async function listAll<T extends z.ZodType<{ id: string }>>(
    client: GraphClient,
    root: string,
    first: string,
    schema: T,
): Promise<z.output<T>[]> {
    const found = new Map<string, z.output<T>>();
    for (let path: string | null = first; path !== null; ) {
        const { body } = await client.page(path);
        for (const each of entities(schema, body)) found.set(each.id, each);
        path = nextPath(body, root);
    }
    return [...found.values()];
}
