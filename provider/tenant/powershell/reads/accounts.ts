import type { Account } from "../../../model/account";
import { identityKey, isSipAddress, withoutScheme } from "../../../model/identity";
import type { Holder } from "../../../model/number";
import { GUID } from "../../../schema/identity";
import type { Likely } from "../../port";
import type { AccountRow } from "../cmdlets";
import type { Session } from "../session/session";
import { NAME_CACHE_MS, type Tuning } from "../tuning";
import { canonicalNumber } from "./canonical";
import { FilteredLookup } from "./filtered-lookup";
import type { Inventory } from "./inventory";
import { isDeleted, shownNumbers, sipAddressOf, toAccount } from "./to-account";
import { holderIdOf } from "./to-number";

const PAGE_SIZE = 1_000;

/** Accounts, with their numbers by the numbers' own rows. */
export class Accounts {
    readonly #byId: FilteredLookup<AccountRow>;
    readonly #lastRead = new Map<string, { row: AccountRow; at: number }>();

    constructor(
        private readonly session: Session,
        private readonly inventory: Inventory,
        private readonly tuning: Tuning,
    ) {
        this.#byId = new FilteredLookup(session, {
            property: "Identity",
            single: value => session.read("Get-CsOnlineUser", { Identity: value }),
            filter: filter => session.read("Get-CsOnlineUser", { Filter: filter }),
            keyOf: ({ Identity }) => Identity,
            verifiesMissing: true,
        });
    }

    /** The accounts with these object ids, UPNs or SIP addresses, in the order of the question; `null` for one that does not exist. */
    find(identities: readonly string[], likely: Likely = []): Promise<(Account | null)[]> {
        return Promise.all(
            identities.map(async (identity, index) => {
                const row = await this.#row(identityKey(identity), likely[index]);
                return row && this.#toAccount(row);
            }),
        );
    }

    /** An account's row, in a call of its own; `null` if it does not exist. */
    async freshRow(objectId: string): Promise<AccountRow | null> {
        return (await this.#byId.single(objectId)).find(({ Identity }) => Identity === objectId) ?? null;
    }

    /** The names of a number's holder, which may have been read up to a minute ago; `null` if the directory does not have it. */
    async names(objectId: string): Promise<Pick<Holder, "userPrincipalName" | "displayName"> | null> {
        const last = this.#lastRead.get(objectId);
        const row = last && performance.now() - last.at <= NAME_CACHE_MS ? last.row : await this.#rowOf(objectId);
        return row === null || isDeleted(row)
            ? null
            : { userPrincipalName: row.UserPrincipalName, displayName: row.DisplayName };
    }

    /**
     * A name is looked up by itself, unless the account that it most likely belongs to has it as its UPN. The cmdlet also takes an
     * alias, so the account that comes back must be the one that was asked for. With `sip:` only the SIP address counts.
     */
    async #row(key: string, likely: string | undefined): Promise<AccountRow | null> {
        if (GUID.test(key)) return this.#rowOf(key);
        const guessed = likely === undefined ? null : await this.#rowOf(likely);
        if (guessed?.UserPrincipalName?.toLowerCase() === key) return guessed;
        const rows = (await this.#byId.single(key)).map(row => this.#remember(row));
        const byUpn = isSipAddress(key) ? undefined : rows.find(row => row.UserPrincipalName?.toLowerCase() === key);
        return byUpn ?? rows.find(row => sipAddressOf(row) === withoutScheme(key)) ?? null;
    }

    async #rowOf(objectId: string): Promise<AccountRow | null> {
        const rows = await this.#byId.rows(objectId);
        const row = rows.find(({ Identity }) => Identity === objectId);
        return row ? this.#remember(row) : null;
    }

    #remember(row: AccountRow): AccountRow {
        this.#lastRead.set(row.Identity, { row, at: performance.now() });
        return row;
    }

    async #toAccount(row: AccountRow): Promise<Account> {
        const rows = await this.inventory.rowsOf(row.Identity);
        const lacks = missing(shownNumbers(row), rows);
        if (lacks.length === 0) return toAccount(row, rows, []);
        // The shared filter may have left rows out.
        const again = await this.inventory.rowsOf(row.Identity, "single");
        const still = missing(shownNumbers(row), again);
        const found = await Promise.all(still.map(number => this.inventory.row(number)));
        return toAccount(
            row,
            again,
            still.filter((_, index) => found[index] === null),
        );
    }

    /** All accounts, ordered by object id, a page at a time. A holder of a number who is not in the list is asked for by itself. */
    async *pages(): AsyncIterable<Account[]> {
        const [listed, numbers] = await Promise.all([
            this.session.read("Get-CsOnlineUser", {}, this.tuning.listTimeoutMs),
            this.inventory.rows(),
        ]);
        const rowOf = new Map(listed.map(row => [row.Identity, this.#remember(row)]));
        const rowsOf = Map.groupBy(numbers, holderIdOf);
        const unlisted = [...rowsOf.keys()].filter(id => id !== null && !rowOf.has(id)) as string[];
        for (const row of await Promise.all(unlisted.map(id => this.#rowOf(id)))) if (row) rowOf.set(row.Identity, row);
        const inventory = new Set(numbers.map(({ TelephoneNumber }) => canonicalNumber(TelephoneNumber)));
        const sorted = [...rowOf.values()].sort((one, other) => (one.Identity < other.Identity ? -1 : 1));
        for (let start = 0; start < sorted.length; start += PAGE_SIZE)
            yield sorted.slice(start, start + PAGE_SIZE).map(row => {
                const withoutRow = shownNumbers(row).filter(number => !inventory.has(number));
                return toAccount(row, rowsOf.get(row.Identity) ?? [], withoutRow);
            });
    }
}

function missing(shown: readonly string[], rows: readonly { readonly TelephoneNumber: string }[]): string[] {
    const held = new Set(rows.map(({ TelephoneNumber }) => canonicalNumber(TelephoneNumber)));
    return shown.filter(number => !held.has(number));
}
