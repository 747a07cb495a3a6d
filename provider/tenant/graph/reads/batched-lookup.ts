import DataLoader from "dataloader";
import type { z } from "zod";
import { TeamsPhoneError } from "../../../errors";
import { MAX_IN_VALUES, SMALLEST_DEFAULT_PAGE } from "../api/limits";
import { query, quoted } from "../api/paths";
import { entities } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { MAX_SINGLE_LOOKUPS } from "../tuning";

export interface Question<Schema extends z.ZodType> {
    /** The list that has the rows. */
    readonly path: string;
    readonly options?: Readonly<Record<string, string>>;
    readonly schema: Schema;
    /** What the rows are asked by. */
    readonly property: string;
    /** A row's value of it; `null` for none. */
    readonly keyOf: (row: z.output<Schema>) => string | null;
    /** Asks for one value. Default: `eq` in a filter. */
    readonly one?: (value: string) => Promise<z.output<Schema>[]>;
    /** Whether Microsoft says that the list takes `in`; if not, it is tried where it pays. */
    readonly isDocumented: boolean;
    /** Whether a value that `in` shows no row of is asked for by itself before it counts as gone, each time. */
    readonly asksAgain: boolean;
}

/** Finds rows by a value. What is asked within a while goes out in few requests. */
export class BatchedLookup<Schema extends z.ZodType> {
    readonly #loader: DataLoader<string, z.output<Schema>[]>;
    #takesIn = true;
    /** Whether `in` has shown rows of several values: a list that did not understand it would have none, or those of the first. */
    #isProven: boolean;

    constructor(
        private readonly client: GraphClient,
        private readonly question: Question<Schema>,
    ) {
        this.#isProven = question.isDocumented;
        this.#loader = new DataLoader(
            values => {
                // What is asked from now on is asked anew.
                this.#loader.clearAll();
                return this.#find(values);
            },
            { maxBatchSize: Number.POSITIVE_INFINITY, batchScheduleFn: ask => client.onNextReads(ask) },
        );
    }

    /** Every row with this value. */
    rows(value: string): Promise<z.output<Schema>[]> {
        this.client.noteRead();
        return this.#loader.load(value);
    }

    /** Whether the list answers questions with several values: seen before, or by one that names these, which have rows. */
    async answersMany(values: readonly string[]): Promise<boolean> {
        if (!this.#isProven && this.#takesIn && values.length > 1) {
            const rows = await this.#tryWhere(inFilter(this.question.property, values));
            if (rows) this.#note(values, rows);
        }
        return this.#isProven;
    }

    /** The same from a request of its own. */
    one(value: string): Promise<z.output<Schema>[]> {
        const { one, property } = this.question;
        return one ? one(value) : this.#where(`${property} eq ${quoted(value)}`);
    }

    #find(values: readonly string[]): Promise<z.output<Schema>[][]> {
        const { isDocumented } = this.question;
        if (!isDocumented && (!this.#takesIn || values.length <= MAX_SINGLE_LOOKUPS))
            return Promise.all(values.map(value => this.one(value)));
        const groups = Array.from({ length: Math.ceil(values.length / MAX_IN_VALUES) }, (_, index) =>
            values.slice(index * MAX_IN_VALUES, (index + 1) * MAX_IN_VALUES),
        );
        return Promise.all(groups.map(group => this.#ofGroup(group))).then(found => found.flat());
    }

    async #ofGroup(values: readonly string[]): Promise<z.output<Schema>[][]> {
        const { asksAgain, property } = this.question;
        const rows = await this.#tryWhere(inFilter(property, values));
        if (rows === null || rows.length >= SMALLEST_DEFAULT_PAGE)
            return Promise.all(values.map(value => this.one(value)));
        const byValue = this.#note(values, rows);
        const isBelieved = this.#isProven && !asksAgain;
        return Promise.all(values.map(value => byValue.get(value) ?? (isBelieved ? [] : this.one(value))));
    }

    #note(values: readonly string[], rows: readonly z.output<Schema>[]) {
        const byValue = Map.groupBy(rows, this.question.keyOf);
        this.#isProven ||= values.filter(value => byValue.has(value)).length > 1;
        return byValue;
    }

    /** @returns `null` where the list does not take the question: then it is not put like that again */
    async #tryWhere(filter: string): Promise<z.output<Schema>[] | null> {
        try {
            return await this.#where(filter);
        } catch (error) {
            const isRefused = error instanceof TeamsPhoneError && error.code === "graph";
            if (this.question.isDocumented || !isRefused) throw error;
            this.#takesIn = false;
            return null;
        }
    }

    async #where(filter: string): Promise<z.output<Schema>[]> {
        const { path, options, schema } = this.question;
        return entities(schema, (await this.client.get(query(path, { $filter: filter, ...options }))).body);
    }
}

function inFilter(property: string, values: readonly string[]): string {
    return `${property} in (${values.map(quoted).join(",")})`;
}
