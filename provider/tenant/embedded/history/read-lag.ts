import type { DatabaseSync } from "node:sqlite";
import { metaValue } from "../database/rows";
import { now } from "../database/tenant-clock";
import { type Before, undo } from "./undo";

/** A write whose traces readers may not see yet. */
interface Fresh {
    /** ISO 8601, by the tenant's clock. */
    readonly at: string;
    readonly before: Before;
}

/** From now on, reads show numbers and accounts as they were this long ago, by the tenant's clock. 0: as they are. */
export function setLag(database: DatabaseSync, ms: number): void {
    database.prepare("DELETE FROM meta WHERE key IN ('lag', 'fresh')").run();
    if (ms > 0) database.prepare("INSERT INTO meta VALUES ('lag', ?)").run(String(ms));
}

export function lagOf(database: DatabaseSync): number {
    return Number(metaValue(database, "lag") ?? 0);
}

/** Remembers what is about to be written, within the write's transaction, where reads lag. */
export function rememberFresh(database: DatabaseSync, before: Before): void {
    if (lagOf(database) === 0) return;
    const fresh = [...freshWrites(database), { at: now(database), before }];
    database.prepare("INSERT OR REPLACE INTO meta VALUES ('fresh', ?)").run(JSON.stringify(fresh));
}

/** Reads without what was written since. Those writes are undone, the latest first, for the length of the read. */
export function lagging<T>(database: DatabaseSync, read: () => T): T {
    const fresh = lagOf(database) === 0 ? [] : freshWrites(database);
    if (fresh.length === 0) return read();
    database.exec("BEGIN IMMEDIATE");
    try {
        for (const { before } of fresh.toReversed()) undo(database, before);
        return read();
    } finally {
        database.exec("ROLLBACK");
    }
}

function freshWrites(database: DatabaseSync): Fresh[] {
    const since = new Date(Date.parse(now(database)) - lagOf(database)).toISOString();
    const all = JSON.parse(metaValue(database, "fresh") ?? "[]") as Fresh[];
    return all.filter(({ at }) => at > since);
}
