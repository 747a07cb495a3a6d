import type { DatabaseSync } from "node:sqlite";
import { metaValue } from "../database/rows";
import { now } from "../database/tenant-clock";
import { readUndone, type UndoRecord } from "./stale-read";

/** A write that readers may not see yet. */
interface RecentWrite {
    /** ISO 8601, by the tenant's clock. */
    readonly at: string;
    readonly before: UndoRecord;
}

/** Makes reads return numbers and accounts as they were this many milliseconds ago, by the tenant's clock. 0 ends the lag. */
export function setLag(database: DatabaseSync, ms: number): void {
    database.prepare("DELETE FROM meta WHERE key IN ('lag', 'fresh')").run();
    if (ms > 0) database.prepare("INSERT INTO meta VALUES ('lag', ?)").run(String(ms));
}

export function lagOf(database: DatabaseSync): number {
    return Number(metaValue(database, "lag") ?? 0);
}

/** Notes a write that is about to happen, within its transaction. Does nothing while reads do not lag. */
export function noteRecentWrite(database: DatabaseSync, before: UndoRecord): void {
    if (lagOf(database) === 0) return;
    const recent = [...recentWrites(database), { at: now(database), before }];
    database.prepare("INSERT OR REPLACE INTO meta VALUES ('fresh', ?)").run(JSON.stringify(recent));
}

/** Reads the tenant without the writes that are more recent than the lag. */
export function readWithLag<T>(database: DatabaseSync, read: () => T): T {
    const recent = lagOf(database) === 0 ? [] : recentWrites(database);
    if (recent.length === 0) return read();
    const latestFirst = recent.toReversed().map(({ before }) => before);
    return readUndone(database, latestFirst, read);
}

function recentWrites(database: DatabaseSync): RecentWrite[] {
    const since = new Date(Date.parse(now(database)) - lagOf(database)).toISOString();
    const all = JSON.parse(metaValue(database, "fresh") ?? "[]") as RecentWrite[];
    return all.filter(({ at }) => at > since);
}
