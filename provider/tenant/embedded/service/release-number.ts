import type { DatabaseSync } from "node:sqlite";
import { type NumberRow, numbersHeldBy, tenantRow } from "../database/rows";
import { logWrite } from "../history/change-log";
import { isOn } from "./consulted-switches";
import { takeOver } from "./on-premises";
import { setVoiceFlag } from "./voice-flag";

/** Takes a number from its holder. If the tenant blocks numbers on unassignment, the number is blocked from then on. */
export function releaseNumber(
    database: DatabaseSync,
    { number, uploaded, block: before }: NumberRow,
    objectId: string,
): void {
    logWrite(database, "release", number, objectId, () => {
        takeOver(database, number, objectId);
        const block = tenantRow(database).blockOnUnassign ? "forever" : before;
        // The tenant knows a Direct Routing number that was never uploaded only while it is assigned.
        if (!uploaded && block === "none") database.prepare("DELETE FROM numbers WHERE number = ?").run(number);
        else
            database
                .prepare("UPDATE numbers SET holder = NULL, category = NULL, block = ? WHERE number = ?")
                .run(block, number);
        const holdsOthers = numbersHeldBy(database, objectId).length > 0;
        if (!holdsOthers || !isOn(database, "voiceStaysWhileNumbersRemain")) setVoiceFlag(database, objectId, false);
    });
}
