import type { DatabaseSync } from "node:sqlite";

/** Sets EnterpriseVoiceEnabled of an account, without a log entry of its own. */
export function setVoiceFlag(database: DatabaseSync, objectId: string, enabled: boolean): void {
    database.prepare("UPDATE accounts SET enterprise_voice = ? WHERE object_id = ?").run(Number(enabled), objectId);
}
