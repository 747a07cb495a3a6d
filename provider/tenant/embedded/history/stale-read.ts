import type { DatabaseSync } from "node:sqlite";
import { insertRows } from "../database/insert-rows";
import { accountRow, metaValue, type NumberRow, numberRow } from "../database/rows";
import { rollBack } from "../database/store";

/** The state before a write of everything that the write may change. */
export interface UndoRecord {
    readonly number: string | null;
    /** `null` for a number that the tenant did not know. */
    readonly row: NumberRow | null;
    readonly account: string;
    readonly enterpriseVoice: number;
    readonly modified: string | null;
}

/** Saves the state before a write, within the write's transaction. */
export function saveUndoRecord(database: DatabaseSync, number: string | null, account: string): UndoRecord {
    const accountNow = accountRow(database, account);
    const record: UndoRecord = {
        number,
        row: number === null ? null : numberRow(database, number),
        account,
        enterpriseVoice: accountNow?.enterprise_voice ?? 0,
        modified: accountNow?.modified ?? null,
    };
    database.prepare("INSERT OR REPLACE INTO meta VALUES ('before', ?)").run(JSON.stringify(record));
    return record;
}

/**
 * Reads the tenant as it was before the latest write. Undoes the write for the duration of the read and rolls back, so that the
 * number, its holder and the holder's numbers are consistent.
 */
export function readWithoutLatestWrite<T>(database: DatabaseSync, read: () => T): T {
    const text = metaValue(database, "before");
    return text === null ? read() : readUndone(database, [JSON.parse(text) as UndoRecord], read);
}

/** Reads the tenant without these writes, latest first. Undoes them for the duration of the read and rolls back. */
export function readUndone<T>(database: DatabaseSync, records: readonly UndoRecord[], read: () => T): T {
    database.exec("BEGIN IMMEDIATE");
    try {
        for (const record of records) undo(database, record);
        return read();
    } finally {
        rollBack(database);
    }
}

function undo(database: DatabaseSync, { number, row, account, ...flags }: UndoRecord): void {
    database
        .prepare("UPDATE accounts SET enterprise_voice = ?, modified = ? WHERE object_id = ?")
        .run(flags.enterpriseVoice, flags.modified, account);
    if (number === null) return;
    database.prepare("DELETE FROM numbers WHERE number = ?").run(number);
    if (row) insertRows(database, "numbers", [row]);
}
