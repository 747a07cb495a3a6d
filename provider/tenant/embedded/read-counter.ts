import type { DatabaseSync } from "node:sqlite";
import { prepared } from "./database/prepared";
import { metaValue } from "./database/rows";

/** Counts the reads that all processes make of the tenant after `start`. A page of a list counts as one. */
export class ReadCounter {
    constructor(private readonly database: DatabaseSync) {}

    start(): void {
        this.database.prepare("INSERT OR REPLACE INTO meta VALUES ('reads', '0')").run();
    }

    /** @returns the reads since `start`; 0 if counting was never started */
    total(): number {
        return Number(metaValue(this.database, "reads") ?? 0);
    }

    // Does nothing unless a test started the counter: otherwise a preview would write to the tenant's file.
    count(): void {
        if (metaValue(this.database, "reads") === null) return;
        prepared(this.database, "UPDATE meta SET value = value + 1 WHERE key = 'reads'").run();
    }
}
