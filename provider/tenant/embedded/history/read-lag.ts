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

/** Which reads lag: `lag` those of numbers and of accounts' own views, `userLag` only those of accounts' own views. */
type Lag = "lag" | "userLag";

/** Makes reads return what was so this many milliseconds ago, by the tenant's clock. 0 ends the lag. */
export function setLag(database: DatabaseSync, ms: number, which: Lag = "lag"): void {
    database.prepare("DELETE FROM meta WHERE key = ?").run(which);
    if (ms > 0) database.prepare("INSERT INTO meta VALUES (?, ?)").run(which, String(ms));
    if (userLagOf(database) === 0) database.prepare("DELETE FROM meta WHERE key = 'fresh'").run();
}

export function lagOf(database: DatabaseSync): number {
    return Number(metaValue(database, "lag") ?? 0);
}

/** How far accounts' own views lag: at least as far as the numbers. */
export function userLagOf(database: DatabaseSync): number {
    return Math.max(lagOf(database), Number(metaValue(database, "userLag") ?? 0));
}

/** Notes a write that is about to happen, within its transaction. Does nothing while reads do not lag. */
export function noteRecentWrite(database: DatabaseSync, before: UndoRecord): void {
    const longest = userLagOf(database);
    if (longest === 0) return;
    const recent = [...recentWrites(database, longest), { at: now(database), before }];
    database.prepare("INSERT OR REPLACE INTO meta VALUES ('fresh', ?)").run(JSON.stringify(recent));
}

/** Reads the tenant without the writes that are more recent than the lag in milliseconds. */
export function readWithLag<T>(database: DatabaseSync, lagMs: number, read: () => T): T {
    const recent = lagMs === 0 ? [] : recentWrites(database, lagMs);
    if (recent.length === 0) return read();
    const latestFirst = recent.toReversed().map(({ before }) => before);
    return readUndone(database, latestFirst, read);
}

function recentWrites(database: DatabaseSync, lagMs: number): RecentWrite[] {
    const since = new Date(Date.parse(now(database)) - lagMs).toISOString();
    const all = JSON.parse(metaValue(database, "fresh") ?? "[]") as RecentWrite[];
    return all.filter(({ at }) => at > since);
}
