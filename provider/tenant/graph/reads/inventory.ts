import { TeamsPhoneError } from "../../../errors";
import type { Holder, NumberRecord } from "../../../model/number";
import type { Likely } from "../../port";
import { NUMBERS_PAGE } from "../api/limits";
import { NUMBERS, query } from "../api/paths";
import { canonicalNumber, categoryOf, entities, holderIdOf, NumberAssignment, toNumber, typeOf } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { MAX_STEPS_BACK, SAMPLE_SIZE, STEP_BACK } from "../tuning";
import { BatchedLookup } from "./batched-lookup";
import type { User, UserDirectory } from "./user-directory";

/** The tenant's numbers. */
export class Inventory {
    readonly #byNumber: BatchedLookup<typeof NumberAssignment>;
    readonly #byHolder: BatchedLookup<typeof NumberAssignment>;
    readonly #lastRead = new Map<string, { row: NumberAssignment | null; at: number }>();
    #reading: Promise<NumberAssignment[]> | null = null;

    constructor(
        private readonly client: GraphClient,
        private readonly directory: UserDirectory,
    ) {
        // Microsoft's page says that numbers can be filtered by either, and not with which operators.
        const numbers = { path: NUMBERS, schema: NumberAssignment, isDocumented: false };
        this.#byNumber = new BatchedLookup(client, {
            ...numbers,
            property: "telephoneNumber",
            keyOf: row => canonicalNumber(row.telephoneNumber),
            asksAgain: true,
        });
        this.#byHolder = new BatchedLookup(client, {
            ...numbers,
            property: "assignmentTargetId",
            keyOf: holderIdOf,
            asksAgain: false,
        });
    }

    /** The numbers, in the order of the question, `null` for one that the inventory lacks. */
    find(numbers: readonly string[], likely: Likely = []): Promise<(NumberRecord | null)[]> {
        return Promise.all(numbers.map((number, index) => this.#find(number, likely[index])));
    }

    async #find(number: string, likely: string | undefined): Promise<NumberRecord | null> {
        // Who the most likely holder is need not wait for whether it is the holder.
        const asked = likely === undefined ? null : this.directory.holder(likely);
        asked?.catch(() => undefined);
        const row = await this.row(number);
        if (!row) return null;
        const id = holderIdOf(row);
        const user = id === null ? null : await (id === likely ? asked : this.directory.holder(id));
        return inFull(row, new Map(user ? [[user.id, user]] : []), true);
    }

    /** One number as Graph has it now. */
    async row(number: string): Promise<NumberAssignment | null> {
        const rows = await this.#byNumber.rows(number);
        const row = rows.find(each => canonicalNumber(each.telephoneNumber) === number) ?? null;
        this.#lastRead.set(number, { row, at: performance.now() });
        return row;
    }

    /** A number as it was when it was asked for last; `undefined` when it was not, within so many milliseconds. */
    lastRead(number: string, withinMs = Number.POSITIVE_INFINITY): NumberAssignment | null | undefined {
        const last = this.#lastRead.get(number);
        return last && performance.now() - last.at <= withinMs ? last.row : undefined;
    }

    /** What an account holds. @param isAlone Whether to ask for it by itself. */
    async rowsOf(objectId: string, isAlone = false): Promise<NumberAssignment[]> {
        const rows = await (isAlone ? this.#byHolder.one(objectId) : this.#byHolder.rows(objectId));
        return rows.filter(row => holderIdOf(row) === objectId);
    }

    /** A few rows that accounts hold, each by another. */
    async someHeld(): Promise<readonly NumberAssignment[]> {
        const path = query(NUMBERS, { $filter: "assignmentStatus eq 'userAssigned'", $top: SAMPLE_SIZE });
        const rows = entities(NumberAssignment, (await this.client.get(path)).body);
        return [...Map.groupBy(rows, holderIdOf)].flatMap(([holder, [row]]) => (holder && row ? [row] : []));
    }

    /** Whether it answers questions about many of these at a time, by number and by holder. */
    async answersMany(rows: readonly NumberAssignment[]): Promise<boolean> {
        const answers = await Promise.all([
            this.#byNumber.answersMany(rows.map(row => canonicalNumber(row.telephoneNumber))),
            this.#byHolder.answersMany(rows.map(holderIdOf).filter(id => id !== null)),
        ]);
        return answers.every(Boolean);
    }

    async *pages(): AsyncIterable<NumberRecord[]> {
        // Of everybody's names, where they are being listed anyway.
        const listing = this.directory.listing;
        const rows = await this.rows();
        const everybody = listing && new Map((await listing).map(user => [user.id, user]));
        for (let start = 0; start < rows.length; start += NUMBERS_PAGE) {
            const page = rows.slice(start, start + NUMBERS_PAGE);
            const holders = everybody ?? (await this.#holdersOf(page));
            // A type that this release does not know is no reason to fail all others: asked for by itself, it is named.
            yield page.flatMap(row => inFull(row, holders, false) ?? []);
        }
    }

    /** Every row, by number. Whoever asks while they are being read gets that reading. */
    rows(): Promise<NumberAssignment[]> {
        this.#reading ??= this.#read().finally(() => {
            this.#reading = null;
        });
        return this.#reading;
    }

    /**
     * Rows move between pages while somebody adds or removes numbers, so each page begins with the last row
     * of the one before: if it begins with a row that is not known, rows were skipped, and the reading goes back. A short page
     * is not the end, because a service may give fewer than were asked for; a page without news is.
     */
    async #read(): Promise<NumberAssignment[]> {
        const known = new Map<string, NumberAssignment>();
        let stepsBack = 0;
        for (let skip = 0; ; ) {
            const page = entities(
                NumberAssignment,
                (await this.client.page(query(NUMBERS, { $top: NUMBERS_PAGE, $skip: skip }))).body,
            );
            const [first] = page;
            if (skip > 0 && (!first || !known.has(canonicalNumber(first.telephoneNumber)))) {
                if (++stepsBack > MAX_STEPS_BACK) throw unstable();
                skip = Math.max(0, skip - STEP_BACK);
                continue;
            }
            const size = known.size;
            for (const row of page) known.set(canonicalNumber(row.telephoneNumber), row);
            if (known.size === size && page.length <= STEP_BACK) break;
            skip += page.length - 1;
        }
        return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    }

    async #holdersOf(rows: readonly NumberAssignment[]): Promise<ReadonlyMap<string, User>> {
        const ids = new Set(rows.map(holderIdOf).filter(id => id !== null));
        const users = await Promise.all([...ids].map(id => this.directory.holder(id)));
        return new Map(users.flatMap(user => (user ? [[user.id, user]] : [])));
    }
}

function inFull(row: NumberAssignment, users: ReadonlyMap<string, User>, mustBeKnown: boolean): NumberRecord | null {
    const type = typeOf(row);
    if (type) return toNumber(row, type, holderOf(row, users));
    if (!mustBeKnown) return null;
    throw new TeamsPhoneError(
        "graph",
        `Microsoft Graph says that ${row.telephoneNumber} is of the type "${row.numberType}", which this release does not know.`,
    );
}

/** A ghost is a holder whom the directory does not know. */
function holderOf(row: NumberAssignment, users: ReadonlyMap<string, User>): Holder | null {
    const objectId = holderIdOf(row);
    if (objectId === null) return null;
    const user = users.get(objectId);
    return {
        objectId,
        userPrincipalName: user?.userPrincipalName ?? null,
        displayName: user?.displayName ?? null,
        category: categoryOf(row),
    };
}

function unstable(): TeamsPhoneError {
    return new TeamsPhoneError(
        "graph",
        "The tenant's numbers change faster than they can be listed. Run it again when whatever adds or removes numbers is done.",
        { retryable: true },
    );
}
