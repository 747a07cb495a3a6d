import type { DatabaseSync } from "node:sqlite";
import { insertRows } from "../database/insert-rows";
import { accountRow, metaValue, type NumberRow, numberRow } from "../database/rows";

/** What a write is about, as it was before. */
export interface Before {
    readonly number: string | null;
    /** `null` for a number that the tenant did not know. */
    readonly row: NumberRow | null;
    readonly account: string;
    readonly enterpriseVoice: number;
}

/** Remembers what is about to be written, within the write's transaction. */
export function rememberBefore(database: DatabaseSync, number: string | null, account: string): Before {
    const before: Before = {
        number,
        row: number === null ? null : numberRow(database, number),
        account,
        enterpriseVoice: accountRow(database, account)?.enterprise_voice ?? 0,
    };
    database.prepare("INSERT OR REPLACE INTO meta VALUES ('before', ?)").run(JSON.stringify(before));
    return before;
}

/**
 * Reads as if the latest write had not happened yet. It is undone for the length of the read, so that whatever is read is
 * consistent: the number, its holder, and what that account holds.
 */
export function beforeLatestWrite<T>(database: DatabaseSync, read: () => T): T {
    const text = metaValue(database, "before");
    if (text === null) return read();
    database.exec("BEGIN IMMEDIATE");
    try {
        undo(database, JSON.parse(text) as Before);
        return read();
    } finally {
        database.exec("ROLLBACK");
    }
}

export function undo(database: DatabaseSync, { number, row, account, enterpriseVoice }: Before): void {
    database.prepare("UPDATE accounts SET enterprise_voice = ? WHERE object_id = ?").run(enterpriseVoice, account);
    if (number === null) return;
    database.prepare("DELETE FROM numbers WHERE number = ?").run(number);
    if (row) insertRows(database, "numbers", [row]);
}
