import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { AccountRow, LocationRow, NumberRow } from "./rows";

interface Tables {
    readonly accounts: AccountRow;
    readonly numbers: NumberRow;
    readonly locations: LocationRow;
}

/** Inserts rows whose keys are the names of the table's columns. */
export function insertRows<Table extends keyof Tables>(
    database: DatabaseSync,
    table: Table,
    rows: readonly Tables[Table][],
): void {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const insert = database.prepare(
        `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(column => `:${column}`).join(", ")})`,
    );
    for (const row of rows) insert.run(row as unknown as Record<string, SQLInputValue>);
}
