import type { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { entities } from "../api/entities";
import { nextPath } from "../api/paths";
import type { GraphClient } from "../transport/graph-client";
import { MAX_IDLE_PAGES } from "../tuning";

/**
 * Reads all pages of a list, and returns each entity once.
 * @param root Graph's address with its version
 * @param first Path of the first page
 * @throws TeamsPhoneError `graph` if the list does not seem to end
 */
export async function listAll<T extends z.ZodType<{ id: string }>>(
    client: GraphClient,
    root: string,
    first: string,
    schema: T,
): Promise<z.output<T>[]> {
    const found = new Map<string, z.output<T>>();
    const bounds = new ListBounds(client.listLimits);
    for (let path: string | null = first; path !== null; ) {
        const { body } = await client.page(path);
        for (const each of entities(schema, body)) found.set(each.id, each);
        bounds.pageRead(path, found.size);
        path = nextPath(body, root);
    }
    return [...found.values()];
}

export interface ListLimits {
    readonly maxPages: number;
    readonly maxRows: number;
}

/** Ends the reading of a list that has no end, because a service or a gateway between repeats pages or makes them up. */
export class ListBounds {
    readonly #paths = new Set<string>();
    #size = 0;
    #idle = 0;

    constructor(private readonly limits: ListLimits) {}

    /**
     * @param path The page that was read.
     * @param size How many entities are known with it.
     * @throws TeamsPhoneError `graph`
     */
    pageRead(path: string, size: number): void {
        const { maxPages, maxRows } = this.limits;
        const isRepeated = this.#paths.has(path);
        this.#paths.add(path);
        this.#idle = size > this.#size ? 0 : this.#idle + 1;
        this.#size = size;
        if (isRepeated) throw endless("a page links to an earlier one");
        if (this.#idle > MAX_IDLE_PAGES) throw endless(`${MAX_IDLE_PAGES} pages in a row have nothing new`);
        if (this.#paths.size > maxPages) throw endless(`it has more than ${maxPages} pages`);
        if (size > maxRows) throw endless(`it has more than ${maxRows} entries`);
    }
}

function endless(why: string): TeamsPhoneError {
    return new TeamsPhoneError("graph", `A list from Microsoft Graph does not seem to end: ${why}.`);
}
