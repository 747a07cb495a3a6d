import type { DatabaseSync } from "node:sqlite";
import { accountRow, numberRow } from "../database/rows";
import { now } from "../database/tenant-clock";
import { noteRecentWrite } from "./read-lag";
import { saveUndoRecord } from "./stale-read";

export type Operation = "assign" | "release" | "setLocation" | "setNumberOptions" | "setEnterpriseVoice";

/** The state of the number and the account of a write, before or after it. */
export interface Snapshot {
    readonly holder: string | null;
    readonly type: string | null;
    readonly locationId: string | null;
    readonly enterpriseVoiceEnabled: boolean;
    /** Absent if not set. */
    readonly networkSiteId?: string;
    /** Absent if empty. */
    readonly reverseNumberLookup?: readonly string[];
}

/** One committed write, even if it changed nothing. */
export interface LogEntry {
    readonly seq: number;
    /** ISO 8601, by the tenant's clock. */
    readonly time: string;
    readonly operation: Operation;
    readonly number: string | null;
    /** Object id; empty for a change of an unassigned number. */
    readonly account: string;
    readonly before: Snapshot;
    readonly after: Snapshot;
}

/** Carries out a write and logs it, within the caller's transaction. */
export function logWrite(
    database: DatabaseSync,
    operation: Operation,
    number: string | null,
    account: string,
    write: () => void,
): void {
    const before = snapshot(database, number, account);
    const userBefore = userView(database, number, account);
    noteRecentWrite(database, saveUndoRecord(database, number, account));
    write();
    if (userView(database, number, account) !== userBefore)
        database.prepare("UPDATE accounts SET modified = ? WHERE object_id = ?").run(now(database), account);
    const after = snapshot(database, number, account);
    database
        .prepare("INSERT INTO log (time, operation, number, account, before, after) VALUES (?, ?, ?, ?, ?, ?)")
        .run(now(database), operation, number, account, JSON.stringify(before), JSON.stringify(after));
}

function snapshot(database: DatabaseSync, number: string | null, account: string): Snapshot {
    const row = number === null ? null : numberRow(database, number);
    return {
        holder: row?.holder ?? null,
        type: row?.type ?? null,
        locationId: row?.location_id ?? null,
        enterpriseVoiceEnabled: accountRow(database, account)?.enterprise_voice === 1,
        ...(row?.network_site ? { networkSiteId: row.network_site } : {}),
        ...(row && row.reverse_lookup !== "[]" ? { reverseNumberLookup: JSON.parse(row.reverse_lookup) } : {}),
    };
}

/** What the account's own record shows of the number and the voice flag. */
function userView(database: DatabaseSync, number: string | null, account: string): string {
    const row = number === null ? null : numberRow(database, number);
    const held = row?.holder === account ? row.category : null;
    return JSON.stringify([held, accountRow(database, account)?.enterprise_voice]);
}

/** The whole log, oldest first. */
export function readLog(database: DatabaseSync): LogEntry[] {
    return database.prepare("SELECT * FROM log ORDER BY seq").all().map(toEntry);
}

/** A page of the log, newest first, and the number of all entries. */
export function readLogPage(database: DatabaseSync, top: number, skip: number) {
    const rows = database.prepare("SELECT * FROM log ORDER BY seq DESC LIMIT ? OFFSET ?").all(top, skip);
    const total = Number(database.prepare("SELECT count(*) AS n FROM log").get()?.n);
    return { total, entries: rows.map(toEntry) };
}

function toEntry(row: Record<string, unknown>): LogEntry {
    const { before, after, ...rest } = row as Omit<LogEntry, "before" | "after"> & Record<"before" | "after", string>;
    return { ...rest, before: JSON.parse(before) as Snapshot, after: JSON.parse(after) as Snapshot };
}
