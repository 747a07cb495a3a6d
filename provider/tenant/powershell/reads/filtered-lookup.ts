import DataLoader from "dataloader";
import { CmdletError } from "../session/cmdlet-error";
import type { Session } from "../session/session";
import { MAX_FILTER_VALUES, MAX_SINGLE_LOOKUPS } from "../tuning";
import { isFilterValue } from "./canonical";

export interface FilteredLookupSettings<Row> {
    /** The property in the filter. */
    readonly property: string;
    /** A row's value of the property; `null` if it has none. */
    readonly keyOf: (row: Row) => string | null;
    /** Calls the cmdlet for a single value. */
    readonly single: (value: string) => Promise<readonly Row[]>;
    /** Calls the cmdlet with a filter. */
    readonly filter: (filter: string) => Promise<readonly Row[]>;
    /** Whether to ask for a value by itself before it counts as missing, even if filters have been seen to work. */
    readonly verifiesMissing: boolean;
}

/**
 * Looks up rows by object id or number, and answers lookups that come close together with one filter. Microsoft's pages show
 * filters with one value only, so a filter that is refused is not sent again, and a missing row proves nothing until filters have
 * returned rows for several values.
 */
export class FilteredLookup<Row> {
    readonly #loader: DataLoader<string, readonly Row[]>;
    #isAccepted = true;
    #isProven = false;

    constructor(
        session: Pick<Session, "onNextTurn">,
        private readonly settings: FilteredLookupSettings<Row>,
    ) {
        this.#loader = new DataLoader(
            values => {
                // Equal lookups that wait together are one. The next one must ask again.
                this.#loader.clearAll();
                return this.#find(values);
            },
            { maxBatchSize: Number.POSITIVE_INFINITY, batchScheduleFn: load => session.onNextTurn(load) },
        );
    }

    /** Every row with this value. @throws TeamsPhoneError or CmdletError */
    rows(value: string): Promise<readonly Row[]> {
        return isFilterValue(value) ? this.#loader.load(value) : this.single(value);
    }

    /** The same in a call of its own, for any text. */
    async single(value: string): Promise<readonly Row[]> {
        try {
            return await this.settings.single(value);
        } catch (error) {
            if (error instanceof CmdletError && error.isNotFound) return [];
            throw error;
        }
    }

    #find(values: readonly string[]): Promise<(readonly Row[])[]> {
        if (!this.#isAccepted || values.length <= MAX_SINGLE_LOOKUPS)
            return Promise.all(values.map(value => this.single(value)));
        const groups = Array.from({ length: Math.ceil(values.length / MAX_FILTER_VALUES) }, (_, index) =>
            values.slice(index * MAX_FILTER_VALUES, (index + 1) * MAX_FILTER_VALUES),
        );
        return Promise.all(groups.map(group => this.#findGroup(group))).then(found => found.flat());
    }

    async #findGroup(values: readonly string[]): Promise<(readonly Row[])[]> {
        const byValue = await this.#filter(values);
        if (byValue.size > 1) this.#isProven = true;
        const isTrusted = this.#isProven && !this.settings.verifiesMissing;
        return Promise.all(values.map(value => byValue.get(value) ?? (isTrusted ? [] : this.single(value))));
    }

    /** The rows that a filter returns, by value; none if the module or the service refuses it. */
    async #filter(values: readonly string[]): Promise<ReadonlyMap<string | null, readonly Row[]>> {
        const { property, keyOf } = this.settings;
        const filter = values.map(value => `${property} -eq '${value}'`).join(" -or ");
        try {
            return Map.groupBy(await this.settings.filter(filter), keyOf);
        } catch (error) {
            if (!(error instanceof CmdletError)) throw error;
            this.#isAccepted = false;
            return new Map();
        }
    }
}
