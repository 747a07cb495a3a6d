import type { DatabaseSync } from "node:sqlite";
import { tenantRow } from "../database/rows";

/**
 * Whether the service takes over numbers that are synchronised from on-premises ("Move phone numbers to the cloud", Considerations,
 * 2025-04-22): it replaces such a number, and moves it from one user to another. Assumption: it accepts each release, because it cannot
 * know whether an assignment follows; Microsoft's table says that a release without one fails.
 */
export function migratesOnPremises(database: DatabaseSync): boolean {
    const { behaviour, migratesOnPremisesNumbers } = tenantRow(database);
    return behaviour === "current" && migratesOnPremisesNumbers;
}

/** Makes a number of an account an online one, if it was synchronised from on-premises. */
export function takeOver(database: DatabaseSync, number: string, objectId: string): void {
    if (!migratesOnPremises(database)) return;
    database.prepare("UPDATE numbers SET source = 'online' WHERE number = ?").run(number);
    database.prepare("UPDATE accounts SET on_premises_number = NULL WHERE object_id = ?").run(objectId);
}
