import DataLoader from "dataloader";
import { TeamsPhoneError } from "../../errors";
import type { Holder, NumberRecord } from "../port";
import type { GraphClient } from "./client";
import type { Directory, User } from "./directory";
import { NUMBERS, query, quoted } from "./paths";
import { canonicalNumber, categoryOf, entities, holderIdOf, NumberAssignment, toNumber, typeOf } from "./wire";

/** Microsoft's page on the list: 1,000 at most. */
const PAGE = 1000;
/** How far to go back when the rows of the pages before have moved, and how often. */
const STEP_BACK = 100;
const MOST_STEPS_BACK = 50;

/** So few questions go out in one batch, which is one request, and answered sooner than pages are read. */
const FEW = 10;
/** A page is larger than an answer about one number, so it counts for so many of them. */
const PAGE_WEIGHT = 3;
/** How many pages a tenant is taken to have before it was read once. */
const PAGES_ASSUMED = 10;

/** The tenant's numbers. */
export class Inventory {
    readonly #rows: DataLoader<string, NumberAssignment | null>;
    #pages = PAGES_ASSUMED;

    /** @param gatherMs How long questions about single numbers gather, in milliseconds. */
    constructor(
        private readonly client: GraphClient,
        private readonly directory: Directory,
        gatherMs: number,
    ) {
        this.#rows = new DataLoader(
            numbers => {
                this.#rows.clearAll();
                return this.#lookUp(numbers);
            },
            { batchScheduleFn: send => void setTimeout(send, gatherMs) },
        );
    }

    /** The numbers, in the order of the question, `null` for one that the inventory lacks. */
    async find(numbers: readonly string[]): Promise<(NumberRecord | null)[]> {
        const rows = await Promise.all(numbers.map(number => this.row(number)));
        const holders = await this.#holdersOf(rows.filter(row => row !== null));
        return rows.map(row => row && inFull(row, holders, true));
    }

    /** One number as Graph has it now. */
    row(number: string): Promise<NumberAssignment | null> {
        return this.#rows.load(number);
    }

    /** Whether so many questions are answered with fewer requests from the whole inventory. */
    isBulk(questions: number): boolean {
        return questions > FEW && questions > PAGE_WEIGHT * this.#pages;
    }

    /** What the pages lack is asked for by itself: nothing counts as gone without a read of its own. */
    async #lookUp(numbers: readonly string[]): Promise<(NumberAssignment | null)[]> {
        if (!this.isBulk(numbers.length)) return Promise.all(numbers.map(number => this.#ask(number)));
        const rows = new Map((await this.rows()).map(row => [canonicalNumber(row.telephoneNumber), row]));
        return Promise.all(numbers.map(async number => rows.get(number) ?? this.#ask(number)));
    }

    async #ask(number: string): Promise<NumberAssignment | null> {
        const rows = await this.#where(`telephoneNumber eq ${quoted(number)}`);
        return rows.find(row => canonicalNumber(row.telephoneNumber) === number) ?? null;
    }

    /** What an account holds. */
    async rowsOf(objectId: string): Promise<NumberAssignment[]> {
        const rows = await this.#where(`assignmentTargetId eq ${quoted(objectId)}`);
        return rows.filter(row => holderIdOf(row) === objectId);
    }

    async *pages(): AsyncIterable<NumberRecord[]> {
        const rows = await this.rows();
        for (let start = 0; start < rows.length; start += PAGE) {
            const page = rows.slice(start, start + PAGE);
            const holders = await this.#holdersOf(page);
            // A type that this release does not know is no reason to fail all others: asked for by itself, it is named.
            yield page.flatMap(row => inFull(row, holders, false) ?? []);
        }
    }

    /**
     * Every row, by number. Rows move between pages while somebody adds or removes numbers, so each page begins with the last row
     * of the one before: if it begins with a row that is not known, rows were skipped, and the reading goes back. A short page
     * is not the end, because a service may give fewer than were asked for; a page without news is.
     */
    async rows(): Promise<NumberAssignment[]> {
        const known = new Map<string, NumberAssignment>();
        let stepsBack = 0;
        let pages = 0;
        for (let skip = 0; ; ) {
            pages += 1;
            const page = entities(
                NumberAssignment,
                (await this.client.page(query(NUMBERS, { $top: PAGE, $skip: skip }))).body,
            );
            const [first] = page;
            if (skip > 0 && (!first || !known.has(canonicalNumber(first.telephoneNumber)))) {
                if (++stepsBack > MOST_STEPS_BACK) throw unstable();
                skip = Math.max(0, skip - STEP_BACK);
                continue;
            }
            const size = known.size;
            for (const row of page) known.set(canonicalNumber(row.telephoneNumber), row);
            if (known.size === size && page.length <= STEP_BACK) break;
            skip += page.length - 1;
        }
        this.#pages = pages;
        return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    }

    async #where(filter: string): Promise<NumberAssignment[]> {
        return entities(NumberAssignment, (await this.client.get(query(NUMBERS, { $filter: filter }))).body);
    }

    async #holdersOf(rows: readonly NumberAssignment[]): Promise<ReadonlyMap<string, User>> {
        const ids = rows.map(holderIdOf).filter(id => id !== null);
        return new Map((await this.directory.users("id", ids)).map(user => [user.id, user]));
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
