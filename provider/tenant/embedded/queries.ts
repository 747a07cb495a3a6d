import type { DatabaseSync } from "node:sqlite";
import { type AccountRow, type NumberRow, numbersHeldBy } from "./database/rows";
import { type Condition, toClause } from "./database/where";
import type { CallTarget } from "./faults/fault-queue";
import { countActivationRead, hasActivations } from "./faults/pending-activation";
import { withFaults } from "./faults/with-faults";
import { type LogEntry, readLogPage } from "./history/change-log";
import { userLagOf } from "./history/read-lag";

/** The fields by which numbers can be queried. `status` is `unassigned`, `user`, `voiceApplication`, or the number's use. */
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

/** The fields by which accounts can be queried. UPNs and SIP addresses are in lower case. */
export type AccountField = "objectId" | "upn" | "sipList" | "displayName" | "type" | "usageLocation" | "voice";

/** A number joined with its holder and its location. */
export interface NumberDetails extends NumberRow {
    readonly holder_type: AccountRow["type"] | null;
    readonly holder_upn: string | null;
    readonly holder_name: string | null;
    readonly location_name: string | null;
    readonly location_address: string | null;
}

export interface AccountDetails {
    readonly account: AccountRow;
    readonly held: readonly NumberRow[];
}

export interface Page<Row> {
    readonly rows: readonly Row[];
    /** Whether more rows follow this page. */
    readonly hasMore: boolean;
}

export interface PageQuery<Field extends string> {
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
    // A list, because Graph's `imAddresses` and `proxyAddresses` are lists.
    sipList: "json_array(a.sip_key)",
    displayName: "a.display_name",
    type: "a.type",
    usageLocation: "a.usage_location",
    voice: "a.enterprise_voice",
};
const NUMBERS =
    "numbers n LEFT JOIN accounts a ON a.object_id = n.holder LEFT JOIN locations l ON l.location_id = n.location_id";
const ALL = { kind: "all", of: [] } as const;

/** Paged queries with conditions, for the emulator. */
export class Queries {
    constructor(private readonly database: DatabaseSync) {}

    /**
     * Numbers as a reader of Teams sees them, with lag and faults, by number ascending.
     * @param target The number or account that the query names, for faults that are limited to one.
     */
    numbers({ where = ALL, skip = 0, top }: PageQuery<NumberField>, target: CallTarget = {}): Page<NumberDetails> {
        const page = withFaults(this.database, "get", target, () => toPage(this.#select(where, top + 1, skip), top));
        if (hasActivations(this.database))
            for (const { number } of page.rows) countActivationRead(this.database, number);
        return page;
    }

    /** Numbers as they are, without lag and faults, by number ascending. */
    currentNumbers(where: Condition<NumberField>, { top, skip }: { top: number; skip: number }): NumberDetails[] {
        return this.#select(where, top, skip);
    }

    countNumbers(where: Condition<NumberField> = ALL): number {
        const { sql, values } = toClause(where, NUMBER_COLUMNS);
        return Number(this.database.prepare(`SELECT count(*) AS n FROM ${NUMBERS} WHERE ${sql}`).get(...values)?.n);
    }

    /** Accounts as they are, as the directory knows them, by object id ascending. */
    directoryAccounts({ where = ALL, skip = 0, top }: PageQuery<AccountField>): Page<AccountDetails> {
        const { sql, values } = toClause(where, ACCOUNT_COLUMNS);
        const found = this.database
            .prepare(`SELECT a.* FROM accounts a WHERE ${sql} ORDER BY a.object_id LIMIT ? OFFSET ?`)
            .all(...values, top + 1, skip) as unknown as AccountRow[];
        const { rows, hasMore } = toPage(found, top);
        const held = (account: AccountRow) => numbersHeldBy(this.database, account.object_id);
        return { rows: rows.map(account => ({ account, held: held(account) })), hasMore };
    }

    /** The same accounts as Teams knows them, with lag and faults. */
    teamsAccounts(query: PageQuery<AccountField>, target: CallTarget = {}): Page<AccountDetails> {
        const lagMs = userLagOf(this.database);
        return withFaults(this.database, "get", target, () => this.directoryAccounts(query), lagMs);
    }

    countAccounts(where: Condition<AccountField> = ALL): number {
        const { sql, values } = toClause(where, ACCOUNT_COLUMNS);
        return Number(this.database.prepare(`SELECT count(*) AS n FROM accounts a WHERE ${sql}`).get(...values)?.n);
    }

    #select(where: Condition<NumberField>, top: number, skip: number): NumberDetails[] {
        const { sql, values } = toClause(where, NUMBER_COLUMNS);
        return this.database
            .prepare(
                `SELECT n.*, a.type AS holder_type, a.upn AS holder_upn, a.display_name AS holder_name, l.description AS location_name, l.address AS location_address FROM ${NUMBERS} WHERE ${sql} ORDER BY n.number LIMIT ? OFFSET ?`,
            )
            .all(...values, top, skip) as unknown as NumberDetails[];
    }

    /** The change log, newest first. */
    changes({ top, skip }: { top: number; skip: number }): { total: number; entries: LogEntry[] } {
        return readLogPage(this.database, top, skip);
    }
}

/** @param found One row more than the page holds, if there are more. */
function toPage<Row>(found: readonly Row[], top: number): Page<Row> {
    return { rows: found.slice(0, top), hasMore: found.length > top };
}
