import type { DatabaseSync } from "node:sqlite";
import { metaValue } from "./database/rows";

/** Counts the questions that readers put to the tenant, in every process, from `start` on. A page of a list is one. */
export class Reads {
    constructor(private readonly database: DatabaseSync) {}

    start(): void {
        this.database.prepare("INSERT OR REPLACE INTO meta VALUES ('reads', '0')").run();
    }

    /** @returns how many since `start`; 0 when nobody counts. */
    total(): number {
        return Number(metaValue(this.database, "reads") ?? 0);
    }

    // Only where a test asked for it: otherwise a preview would write to the tenant's file.
    count(): void {
        if (metaValue(this.database, "reads") === null) return;
        this.database.prepare("UPDATE meta SET value = value + 1 WHERE key = 'reads'").run();
    }
}
