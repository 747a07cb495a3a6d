import type { DatabaseSync } from "node:sqlite";
import { type AccountRow, type NumberRow, numbersHeldBy } from "./database/rows";
import { type Condition, toClause } from "./database/where";
import { type About, underFaults } from "./faults/fault-queue";
import { countActivationRead, isActivating } from "./faults/pending-activation";
import { type LogEntry, readLogPage } from "./history/change-log";

/** What numbers can be asked by. `status` is `unassigned`, `user`, `voiceApplication`, or the number's use. */
export type NumberField =
    | "number"
    | "type"
    | "activation"
    | "capabilities"
    | "locationId"
    | "city"
    | "country"
    | "holder"
    | "category"
    | "status"
    | "portIn"
    | "source"
    | "holderName"
    | "holderUpn"
    | "location";

/** What accounts can be asked by; UPNs and SIP addresses in lower case. */
export type AccountField = "objectId" | "upn" | "sipList" | "displayName" | "type" | "usageLocation" | "voice";

/** A number beside what a reader wants to know of its holder and location. */
export interface BrowsedNumber extends NumberRow {
    readonly holder_type: AccountRow["type"] | null;
    readonly holder_upn: string | null;
    readonly holder_name: string | null;
    readonly location_name: string | null;
    readonly location_address: string | null;
}

export interface VoiceAccount {
    readonly account: AccountRow;
    readonly held: readonly NumberRow[];
}

/** What a page holds, and whether there are rows behind it. */
export interface Rows<Row> {
    readonly rows: readonly Row[];
    readonly hasMore: boolean;
}

export interface Page<Field extends string> {
    readonly where?: Condition<Field>;
    readonly skip?: number;
    readonly top: number;
}

const NUMBER_COLUMNS: Readonly<Record<NumberField, string>> = {
    number: "n.number",
    type: "n.type",
    activation: "n.activation",
    capabilities: "n.capabilities",
    locationId: "n.location_id",
    city: "n.city",
    country: "n.country",
    holder: "n.holder",
    category: "n.category",
    status: "CASE WHEN n.holder IS NULL THEN coalesce(n.use, 'unassigned') WHEN a.type = 'resourceAccount' THEN 'voiceApplication' ELSE 'user' END",
    portIn: "n.port_in",
    source: "n.source",
    holderName: "a.display_name",
    holderUpn: "a.upn",
    location: "l.description",
};
const ACCOUNT_COLUMNS: Readonly<Record<AccountField, string>> = {
    objectId: "a.object_id",
    upn: "a.upn_key",
    // As a list, which Graph has it in.
    sipList: "json_array(a.sip_key)",
    displayName: "a.display_name",
    type: "a.type",
    usageLocation: "a.usage_location",
    voice: "a.enterprise_voice",
};
const NUMBERS =
    "numbers n LEFT JOIN accounts a ON a.object_id = n.holder LEFT JOIN locations l ON l.location_id = n.location_id";
const EVERYTHING = { kind: "all", of: [] } as const;

/** Reads of whatever is asked for, a page at a time, under the faults in force: for the emulator, which answers queries. */
export class Browse {
    constructor(private readonly database: DatabaseSync) {}

    /** By number ascending. @param about The number or account that the question names, for faults that are bound to one. */
    numbers({ where = EVERYTHING, skip = 0, top }: Page<NumberField>, about: About = {}): Rows<BrowsedNumber> {
        const page = underFaults(this.database, "get", about, () => cut(this.#select(where, top + 1, skip), top));
        if (isActivating(this.database)) for (const { number } of page.rows) countActivationRead(this.database, number);
        return page;
    }

    /** Numbers as they are: neither late nor under any fault. */
    peek(where: Condition<NumberField>, { top, skip }: { top: number; skip: number }): BrowsedNumber[] {
        return this.#select(where, top, skip);
    }

    countNumbers(where: Condition<NumberField> = EVERYTHING): number {
        const { sql, values } = toClause(where, NUMBER_COLUMNS);
        return Number(this.database.prepare(`SELECT count(*) AS n FROM ${NUMBERS} WHERE ${sql}`).get(...values)?.n);
    }

    /** By object id ascending, as they are: what the directory knows. */
    accounts(page: Page<AccountField>): Rows<VoiceAccount> {
        const { where = EVERYTHING, skip = 0, top } = page;
        const { sql, values } = toClause(where, ACCOUNT_COLUMNS);
        const found = this.database
            .prepare(`SELECT a.* FROM accounts a WHERE ${sql} ORDER BY a.object_id LIMIT ? OFFSET ?`)
            .all(...values, top + 1, skip) as unknown as AccountRow[];
        const { rows, hasMore } = cut(found, top);
        const held = (account: AccountRow) => numbersHeldBy(this.database, account.object_id);
        return { rows: rows.map(account => ({ account, held: held(account) })), hasMore };
    }

    /** The same accounts as Teams knows them, which may be late. */
    voiceAccounts(page: Page<AccountField>, about: About = {}): Rows<VoiceAccount> {
        return underFaults(this.database, "get", about, () => this.accounts(page));
    }

    countAccounts(where: Condition<AccountField> = EVERYTHING): number {
        const { sql, values } = toClause(where, ACCOUNT_COLUMNS);
        return Number(this.database.prepare(`SELECT count(*) AS n FROM accounts a WHERE ${sql}`).get(...values)?.n);
    }

    #select(where: Condition<NumberField>, top: number, skip: number): BrowsedNumber[] {
        const { sql, values } = toClause(where, NUMBER_COLUMNS);
        return this.database
            .prepare(
                `SELECT n.*, a.type AS holder_type, a.upn AS holder_upn, a.display_name AS holder_name, l.description AS location_name, l.address AS location_address FROM ${NUMBERS} WHERE ${sql} ORDER BY n.number LIMIT ? OFFSET ?`,
            )
            .all(...values, top, skip) as unknown as BrowsedNumber[];
    }

    /** The change log, newest first. */
    changes({ top, skip }: { top: number; skip: number }): { total: number; entries: LogEntry[] } {
        return readLogPage(this.database, top, skip);
    }
}

function cut<Row>(found: readonly Row[], top: number): Rows<Row> {
    return { rows: found.slice(0, top), hasMore: found.length > top };
}
