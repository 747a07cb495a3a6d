import { TeamsPhoneError } from "../../../errors";
import { describeValue, visible } from "../../../messages/text";
import type { Holder, NumberRecord } from "../../../model/number";
import type { Likely } from "../../port";
import { entities } from "../api/entities";
import { NUMBERS_PAGE } from "../api/limits";
import { NUMBERS, query } from "../api/paths";
import { canonicalNumber, categoryOf, holderIdOf, NumberAssignment, toNumber, typeOf } from "../api/wire";
import type { GraphClient } from "../transport/graph-client";
import { MAX_STEPS_BACK, SAMPLE_SIZE, STEP_BACK } from "../tuning";
import { BatchedLookup } from "./batched-lookup";
import { ListBounds } from "./list-all";
import type { User, UserDirectory } from "./user-directory";

/** The tenant's numbers. */
export class Inventory {
    readonly #byNumber: BatchedLookup<typeof NumberAssignment>;
    readonly #byHolder: BatchedLookup<typeof NumberAssignment>;
    readonly #lastRead = new Map<string, { row: NumberAssignment | null; at: number }>();
    #listing: Promise<NumberAssignment[]> | null = null;

    constructor(
        private readonly client: GraphClient,
        private readonly directory: UserDirectory,
    ) {
        // Microsoft's page lists both properties as filters, but not the operators that they support.
        const numbers = { path: NUMBERS, schema: NumberAssignment, isInDocumented: false };
        this.#byNumber = new BatchedLookup(client, {
            ...numbers,
            property: "telephoneNumber",
            keyOf: row => canonicalNumber(row.telephoneNumber),
            // Microsoft does not document how the filter treats extensions.
            answers: (row, number) =>
                withoutExtension(canonicalNumber(row.telephoneNumber)) === withoutExtension(number),
            verifiesMissing: true,
        });
        this.#byHolder = new BatchedLookup(client, {
            ...numbers,
            property: "assignmentTargetId",
            keyOf: holderIdOf,
            answers: (row, objectId) => row.assignmentTargetId?.toLowerCase() === objectId,
            verifiesMissing: false,
        });
    }

    /** The numbers in the order of the question; `null` for one that the inventory does not have. */
    find(numbers: readonly string[], likely: Likely = []): Promise<(NumberRecord | null)[]> {
        return Promise.all(numbers.map((number, index) => this.#find(number, likely[index])));
    }

    async #find(number: string, likely: string | undefined): Promise<NumberRecord | null> {
        // Fetches the likely holder in parallel with the row.
        const guessed = likely === undefined ? null : this.directory.holder(likely);
        guessed?.catch(() => undefined);
        const row = await this.row(number);
        if (!row) return null;
        const id = holderIdOf(row);
        const user = id === null ? null : await (id === likely ? guessed : this.directory.holder(id));
        const record = toRecord(row, new Map(user ? [[user.id, user]] : []));
        if (record) return record;
        throw new TeamsPhoneError(
            "graph",
            `Microsoft Graph reports the type ${describeValue(row.numberType)} for ${visible(row.telephoneNumber)}, which this release does not know.`,
        );
    }

    /** A number as Graph has it now; `null` if the inventory does not have it. */
    async row(number: string): Promise<NumberAssignment | null> {
        const rows = await this.#byNumber.rows(number);
        const row = rows.find(each => canonicalNumber(each.telephoneNumber) === number) ?? null;
        this.#lastRead.set(number, { row, at: performance.now() });
        return row;
    }

    /** The row that `row` last returned for a number; `undefined` if it was not read, or longer ago than this many milliseconds. */
    lastRead(number: string, maxAgeMs = Number.POSITIVE_INFINITY): NumberAssignment | null | undefined {
        const last = this.#lastRead.get(number);
        return last && performance.now() - last.at <= maxAgeMs ? last.row : undefined;
    }

    /** The numbers that an account holds. @param how `single` asks about this account in a request of its own. */
    async rowsOf(objectId: string, how: "batched" | "single" = "batched"): Promise<NumberAssignment[]> {
        const rows = await (how === "single" ? this.#byHolder.single(objectId) : this.#byHolder.rows(objectId));
        return rows.filter(row => holderIdOf(row) === objectId);
    }

    /** A few assigned numbers, each with a different holder. */
    async someAssigned(): Promise<readonly NumberAssignment[]> {
        const path = query(NUMBERS, { $filter: "assignmentStatus eq 'userAssigned'", $top: SAMPLE_SIZE });
        const rows = entities(NumberAssignment, (await this.client.get(path)).body);
        return [...Map.groupBy(rows, holderIdOf)].flatMap(([holder, [row]]) => (holder && row ? [row] : []));
    }

    /** Whether numbers can be read by `in` filters, by number and by holder. @param rows Rows that exist. */
    async doesInFilterWork(rows: readonly NumberAssignment[]): Promise<boolean> {
        const works = await Promise.all([
            this.#byNumber.doesInFilterWork(rows.map(row => canonicalNumber(row.telephoneNumber))),
            this.#byHolder.doesInFilterWork(rows.map(holderIdOf).filter(id => id !== null)),
        ]);
        return works.every(Boolean);
    }

    /** All numbers, ordered by number, a page at a time. Numbers of a type that this release does not know are left out. */
    async *pages(): AsyncIterable<NumberRecord[]> {
        // If all users are being listed anyway, the names of the holders come from that list.
        const listing = this.directory.listing;
        const rows = await this.rows();
        const allUsers = listing && new Map((await listing).map(user => [user.id, user]));
        for (let start = 0; start < rows.length; start += NUMBERS_PAGE) {
            const page = rows.slice(start, start + NUMBERS_PAGE);
            const holders = allUsers ?? (await this.#holdersOf(page));
            yield page.flatMap(row => toRecord(row, holders) ?? []);
        }
    }

    /** Every row, ordered by number. Callers that ask while a listing runs share it. */
    rows(): Promise<NumberAssignment[]> {
        this.#listing ??= this.#list().finally(() => {
            this.#listing = null;
        });
        return this.#listing;
    }

    /**
     * Rows move between pages while somebody adds or removes numbers. So each page starts at the last row of the page before: if
     * its first row is unknown, rows were skipped, and the listing steps back. A short page does not end the list, because a
     * service may return fewer rows than `$top`; a page without new rows does.
     */
    async #list(): Promise<NumberAssignment[]> {
        const known = new Map<string, NumberAssignment>();
        const bounds = new ListBounds(this.client.listLimits);
        let stepsBack = 0;
        for (let skip = 0, pages = 0; ; pages++) {
            const path = query(NUMBERS, { $top: NUMBERS_PAGE, $skip: skip });
            const page = entities(NumberAssignment, (await this.client.page(path)).body);
            const [first] = page;
            if (skip > 0 && (!first || !known.has(canonicalNumber(first.telephoneNumber)))) {
                if (++stepsBack > MAX_STEPS_BACK) throw unstable();
                skip = Math.max(0, skip - STEP_BACK);
                continue;
            }
            const size = known.size;
            for (const row of page) known.set(canonicalNumber(row.telephoneNumber), row);
            if (known.size === size && page.length <= STEP_BACK) break;
            // Numbered, because a listing that steps back reads the same page again.
            bounds.pageRead(`${pages} ${path}`, known.size);
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

/** @returns `null` if this release does not know the number's type */
function toRecord(row: NumberAssignment, users: ReadonlyMap<string, User>): NumberRecord | null {
    const type = typeOf(row);
    return type && toNumber(row, type, holderOf(row, users));
}

function withoutExtension(number: string): string {
    return number.split(";")[0] ?? number;
}

/** A holder that the directory does not know is a ghost: it has no names. */
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
        "The tenant's numbers change faster than they can be listed. Try again when nobody is adding or removing numbers.",
        { retryable: true },
    );
}
