import DataLoader from "dataloader";
import type { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { entities } from "../api/entities";
import { MAX_IN_VALUES, SMALLEST_DEFAULT_PAGE } from "../api/limits";
import { nextPath, query, quoted } from "../api/paths";
import type { GraphClient } from "../transport/graph-client";
import { MAX_SINGLE_LOOKUPS } from "../tuning";
import { ListBounds } from "./list-all";

export interface LookupSettings<Schema extends z.ZodType> {
    /** Path of the list that has the rows. */
    readonly path: string;
    /** Query options beside the filter. */
    readonly options?: Readonly<Record<string, string>>;
    readonly schema: Schema;
    /** The property to filter by. */
    readonly property: string;
    /** A row's value of that property; `null` if it has none. */
    readonly keyOf: (row: z.output<Schema>) => string | null;
    /** Whether a filter for a value may return a row. Default: if it has that value. */
    readonly answers?: (row: z.output<Schema>, value: string) => boolean;
    /** Looks up a single value. Default: a filter with `eq`. */
    readonly single?: (value: string) => Promise<z.output<Schema>[]>;
    /** Whether Microsoft documents `in` filters for this list. If not, they are tried where they save requests. */
    readonly isInDocumented: boolean;
    /** Whether to look up a value by itself before it counts as missing, each time an `in` filter returns no row for it. */
    readonly verifiesMissing: boolean;
}

/** Looks up rows by a value, and answers many lookups that come close together with few requests. */
export class BatchedLookup<Schema extends z.ZodType> {
    readonly #loader: DataLoader<string, z.output<Schema>[]>;
    #isInAccepted = true;
    /**
     * Whether an `in` filter has returned rows for several values. Only then does an empty answer mean anything: a list that
     * ignored the filter, or read only its first value, would not have returned those.
     */
    #isInProven: boolean;

    constructor(
        private readonly client: GraphClient,
        private readonly settings: LookupSettings<Schema>,
    ) {
        this.#isInProven = settings.isInDocumented;
        this.#loader = new DataLoader(
            values => {
                // DataLoader merges equal lookups that wait together. Once they leave, the next one must ask Graph again.
                this.#loader.clearAll();
                return this.#find(values);
            },
            { maxBatchSize: Number.POSITIVE_INFINITY, batchScheduleFn: load => client.onNextReads(load) },
        );
    }

    /** Every row with this value. */
    rows(value: string): Promise<z.output<Schema>[]> {
        this.client.noteRead();
        return this.#loader.load(value);
    }

    /** The same in a request of its own. */
    async single(value: string): Promise<z.output<Schema>[]> {
        const { single, property, path } = this.settings;
        const rows = await (single ? single(value) : this.#filter(`${property} eq ${quoted(value)}`));
        // An answer to another question, such as one from a cache, does not show that this value has no row.
        if (rows.length > 0 && !rows.some(row => this.#answers(row, value))) throw otherRows(path);
        return rows;
    }

    #answers(row: z.output<Schema>, value: string): boolean {
        const { answers, keyOf } = this.settings;
        return answers ? answers(row, value) : keyOf(row) === value;
    }

    /** Whether `in` filters work on this list. Tries one unless that is known. @param values Values that have rows. */
    async doesInFilterWork(values: readonly string[]): Promise<boolean> {
        if (!this.#isInProven && this.#isInAccepted && values.length > 1) {
            const rows = await this.#tryInFilter(values);
            if (rows) this.#byValue(values, rows);
        }
        return this.#isInProven;
    }

    /** @returns for each value its rows, or why they could not be read, which concerns no other value */
    #find(values: readonly string[]): Promise<(z.output<Schema>[] | Error)[]> {
        const isTried = this.#isInAccepted && values.length > MAX_SINGLE_LOOKUPS;
        if (!this.settings.isInDocumented && !isTried) return Promise.all(values.map(value => this.#settled(value)));
        const groups = Array.from({ length: Math.ceil(values.length / MAX_IN_VALUES) }, (_, index) =>
            values.slice(index * MAX_IN_VALUES, (index + 1) * MAX_IN_VALUES),
        );
        return Promise.all(groups.map(group => this.#findGroup(group))).then(found => found.flat());
    }

    #settled(value: string): Promise<z.output<Schema>[] | Error> {
        return this.single(value).catch(error => error as Error);
    }

    async #findGroup(values: readonly string[]): Promise<(z.output<Schema>[] | Error)[]> {
        const rows = await this.#tryInFilter(values);
        if (rows === null || rows.length >= SMALLEST_DEFAULT_PAGE)
            return Promise.all(values.map(value => this.#settled(value)));
        const byValue = this.#byValue(values, rows);
        const areAsked = rows.every(row => values.some(value => this.#answers(row, value)));
        const isMissingTrusted = this.#isInProven && areAsked && !this.settings.verifiesMissing;
        return Promise.all(values.map(value => byValue.get(value) ?? (isMissingTrusted ? [] : this.#settled(value))));
    }

    #byValue(values: readonly string[], rows: readonly z.output<Schema>[]) {
        const byValue = Map.groupBy(rows, this.settings.keyOf);
        this.#isInProven ||= values.filter(value => byValue.has(value)).length > 1;
        return byValue;
    }

    /** @returns `null` if the list refuses undocumented `in` filters; this lookup sends no more of them then */
    async #tryInFilter(values: readonly string[]): Promise<z.output<Schema>[] | null> {
        try {
            return await this.#filter(`${this.settings.property} in (${values.map(quoted).join(",")})`);
        } catch (error) {
            const isRefused = error instanceof TeamsPhoneError && error.code === "graph";
            if (this.settings.isInDocumented || !isRefused) throw error;
            this.#isInAccepted = false;
            return null;
        }
    }

    async #filter(filter: string): Promise<z.output<Schema>[]> {
        const { path, options, schema } = this.settings;
        const rows: z.output<Schema>[] = [];
        const bounds = new ListBounds(this.client.listLimits);
        for (let next: string | null = query(path, { $filter: filter, ...options }); next !== null; ) {
            const { body } = await this.client.get(next);
            rows.push(...entities(schema, body));
            bounds.pageRead(next, rows.length);
            next = nextPath(body, this.client.root);
        }
        return rows;
    }
}

/** A list returned only rows that the filter excludes. */
export function otherRows(path: string): TeamsPhoneError {
    return new TeamsPhoneError(
        "graph",
        `Microsoft Graph returned other entries of ${path} than it was asked for. A proxy or a gateway may have sent the answer to another request.`,
    );
}
