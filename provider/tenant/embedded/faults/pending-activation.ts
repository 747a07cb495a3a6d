import type { DatabaseSync } from "node:sqlite";
import { prepared } from "../database/prepared";

// An activation in progress is a row of `faults` with this operation; its `times` counts the reads that still show it as pending.
const ACTIVATION = "activation";

/** Turns a queued fault into an activation in progress. The latest write decides what is pending: the assignment or an update. */
export function startActivation(database: DatabaseSync, fault: number, number: string): void {
    const latest = database.prepare("SELECT operation FROM log ORDER BY seq DESC LIMIT 1").get();
    const state = latest?.operation === "setLocation" ? "updatePending" : "assignmentPending";
    database.prepare("UPDATE numbers SET activation = ? WHERE number = ?").run(state, number);
    database
        .prepare("UPDATE faults SET operation = ?, number = ?, account = NULL WHERE id = ?")
        .run(ACTIVATION, number, fault);
}

/** Whether any activation is in progress. Lists check this first, to save a query per number. */
export function hasActivations(database: DatabaseSync): boolean {
    return prepared(database, "SELECT 1 FROM faults WHERE operation = ? LIMIT 1").get(ACTIVATION) !== undefined;
}

/** Counts a read that returned the number, and activates the number after the last pending read. */
export function countActivationRead(database: DatabaseSync, number: string): void {
    const row = prepared(database, "SELECT id, times FROM faults WHERE operation = ? AND number = ?").get(
        ACTIVATION,
        number,
    ) as { id: number; times: number } | undefined;
    if (!row) return;
    database.prepare("UPDATE faults SET times = times - 1 WHERE id = ?").run(row.id);
    if (row.times > 1) return;
    database.prepare("UPDATE numbers SET activation = 'activated' WHERE number = ?").run(number);
    database.prepare("DELETE FROM faults WHERE id = ?").run(row.id);
}

/** Completes every activation in progress. */
export function endActivations(database: DatabaseSync): void {
    database
        .prepare(
            "UPDATE numbers SET activation = 'activated' WHERE number IN (SELECT number FROM faults WHERE operation = ?)",
        )
        .run(ACTIVATION);
}
