import { TeamsPhoneError } from "../../../errors";
import type { Holder, NumberRecord } from "../../../model/number";
import type { NumberRow } from "../cmdlets";
import type { Session } from "../session/session";
import type { Tuning } from "../tuning";
import { canonicalNumber } from "./canonical";
import { FilteredLookup } from "./filtered-lookup";
import { listNumbers } from "./list-numbers";
import { categoryOf, holderIdOf, toNumber, typeOf } from "./to-number";

/** The names of an account; `null` if it is not in the directory. */
export type NamesOf = (objectId: string) => Promise<Pick<Holder, "userPrincipalName" | "displayName"> | null>;

/** The tenant's numbers. */
export class Inventory {
    readonly #byNumber: FilteredLookup<NumberRow>;
    readonly #byHolder: FilteredLookup<NumberRow>;
    #listing: Promise<readonly NumberRow[]> | null = null;

    constructor(
        private readonly session: Session,
        private readonly tuning: Tuning,
    ) {
        const numbers = {
            filter: (filter: string) =>
                session.read("Get-CsPhoneNumberAssignment", { Filter: filter, Top: tuning.pageSize }),
        };
        this.#byNumber = new FilteredLookup(session, {
            ...numbers,
            property: "TelephoneNumber",
            single: value => session.read("Get-CsPhoneNumberAssignment", { TelephoneNumber: value }),
            keyOf: row => canonicalNumber(row.TelephoneNumber),
            verifiesMissing: true,
        });
        this.#byHolder = new FilteredLookup(session, {
            ...numbers,
            property: "AssignedPstnTargetId",
            single: value => session.read("Get-CsPhoneNumberAssignment", { AssignedPstnTargetId: value }),
            keyOf: holderIdOf,
            verifiesMissing: false,
        });
    }

    /** The numbers in the order of the question; `null` for one that the inventory does not have. */
    find(numbers: readonly string[], namesOf: NamesOf): Promise<(NumberRecord | null)[]> {
        return Promise.all(
            numbers.map(async number => {
                const row = await this.row(number);
                return row && (await toRecord(row, namesOf, "refuse"));
            }),
        );
    }

    /** A number as it is now; `null` if the inventory does not have it. */
    async row(number: string): Promise<NumberRow | null> {
        const rows = await this.#byNumber.rows(number);
        return rows.find(each => canonicalNumber(each.TelephoneNumber) === number) ?? null;
    }

    /** The same in a call of its own, for a read that must not share its answer. */
    async freshRow(number: string): Promise<NumberRow | null> {
        const rows = await this.#byNumber.single(number);
        return rows.find(each => canonicalNumber(each.TelephoneNumber) === number) ?? null;
    }

    /** The numbers that an account holds. @param how `single` asks about this account in a call of its own. */
    async rowsOf(objectId: string, how: "shared" | "single" = "shared"): Promise<NumberRow[]> {
        const rows = await (how === "single" ? this.#byHolder.single(objectId) : this.#byHolder.rows(objectId));
        return rows.filter(row => holderIdOf(row) === objectId);
    }

    /** Every row, ordered by number. Callers that ask while a listing runs share it. */
    rows(): Promise<readonly NumberRow[]> {
        const read = (Skip: number, Top: number) => this.session.read("Get-CsPhoneNumberAssignment", { Skip, Top });
        this.#listing ??= listNumbers(read, this.tuning.pageSize).finally(() => {
            this.#listing = null;
        });
        return this.#listing;
    }

    /** All numbers, a page at a time. Numbers of a type that this release does not know are left out. */
    async *pages(namesOf: NamesOf): AsyncIterable<NumberRecord[]> {
        const rows = await this.rows();
        for (let start = 0; start < rows.length; start += this.tuning.pageSize) {
            const page = rows.slice(start, start + this.tuning.pageSize);
            const records = await Promise.all(page.map(row => toRecord(row, namesOf, "skip")));
            yield records.filter(record => record !== null);
        }
    }
}

async function toRecord(row: NumberRow, namesOf: NamesOf, onUnknown: "refuse" | "skip"): Promise<NumberRecord | null> {
    const type = typeOf(row);
    if (type === null) {
        if (onUnknown === "skip") return null;
        throw new TeamsPhoneError(
            "powershell",
            `Get-CsPhoneNumberAssignment reports the type "${row.NumberType}" for ${row.TelephoneNumber}, which this release does not know.`,
        );
    }
    const id = holderIdOf(row);
    if (id === null) return toNumber(row, type, null, new Date());
    const names = (await namesOf(id)) ?? { userPrincipalName: null, displayName: null };
    const holder = { objectId: id, ...names, category: categoryOf(row.AssignmentCategory) };
    return toNumber(row, type, holder, new Date());
}
