import type { DatabaseSync } from "node:sqlite";

// An activation under way is a row of `faults` with this operation: `times` reads will still show the number as pending.
const UNDER_WAY = "activation";

/** Leaves a number that was just written pending, as the latest write makes it, until it was read as often as the fault says. */
export function startActivation(database: DatabaseSync, fault: number, number: string): void {
    const latest = database.prepare("SELECT operation FROM log ORDER BY seq DESC LIMIT 1").get();
    const state = latest?.operation === "setLocation" ? "updatePending" : "assignmentPending";
    database.prepare("UPDATE numbers SET activation = ? WHERE number = ?").run(state, number);
    database
        .prepare("UPDATE faults SET operation = ?, number = ?, account = NULL WHERE id = ?")
        .run(UNDER_WAY, number, fault);
}

/** Whether any activation is under way, so that long lists need not ask for each of their numbers. */
export function isActivating(database: DatabaseSync): boolean {
    return database.prepare("SELECT 1 FROM faults WHERE operation = ? LIMIT 1").get(UNDER_WAY) !== undefined;
}

/** Counts a read that showed the number. After the last pending one it is activated. */
export function countActivationRead(database: DatabaseSync, number: string): void {
    const row = database
        .prepare("SELECT id, times FROM faults WHERE operation = ? AND number = ?")
        .get(UNDER_WAY, number) as { id: number; times: number } | undefined;
    if (!row) return;
    database.prepare("UPDATE faults SET times = times - 1 WHERE id = ?").run(row.id);
    if (row.times > 1) return;
    database.prepare("UPDATE numbers SET activation = 'activated' WHERE number = ?").run(number);
    database.prepare("DELETE FROM faults WHERE id = ?").run(row.id);
}

/** Ends every activation that is under way. */
export function endActivations(database: DatabaseSync): void {
    database
        .prepare(
            "UPDATE numbers SET activation = 'activated' WHERE number IN (SELECT number FROM faults WHERE operation = ?)",
        )
        .run(UNDER_WAY);
}
