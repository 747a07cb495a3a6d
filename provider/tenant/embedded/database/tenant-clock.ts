import type { DatabaseSync } from "node:sqlite";
import { metaValue } from "./rows";

/** The tenant's time, ISO 8601: the instant at which its clock was stopped, otherwise the system time. */
export function now(database: DatabaseSync): string {
    return metaValue(database, "now") ?? new Date().toISOString();
}

/** Stops the tenant's clock at an instant, for every process; `null` makes it follow the system clock again. */
export function setClock(database: DatabaseSync, instant: Date | null): void {
    if (instant === null) database.prepare("DELETE FROM meta WHERE key = 'now'").run();
    else database.prepare("INSERT OR REPLACE INTO meta VALUES ('now', ?)").run(instant.toISOString());
}
