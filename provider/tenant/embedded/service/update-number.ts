import type { DatabaseSync } from "node:sqlite";
import { numberRow, tenantRow } from "../database/rows";
import { logged } from "../history/change-log";
import { newLocation } from "./new-location";
import { parseNumber } from "./parse";
import * as messages from "./refusals";
import { requireServed } from "./served-cloud";
import { setPhoneNumberAssignment } from "./set-phone-number-assignment";

export interface UpdateNumber {
    readonly phoneNumber: string;
    /** A LocationId, or the text `null` to remove the location. */
    readonly locationId: string;
}

/**
 * Graph's `updateNumber`, and the cmdlet's later parameter set LocationUpdate: names no account, and serves numbers that nobody
 * holds. That a held one is judged as its holder's assignment would be is assumed. Within the caller's transaction. @throws ServiceError
 */
export function updateNumber(database: DatabaseSync, { phoneNumber, locationId }: UpdateNumber): void {
    const { number } = parseNumber(phoneNumber);
    const known = numberRow(database, number);
    if (!known) throw messages.numberNotFound(number, tenantRow(database).id);
    const { holder, type, category } = known;
    if (holder !== null) {
        const assignmentCategory = category === null ? {} : { assignmentCategory: category };
        setPhoneNumberAssignment(database, {
            identity: holder,
            phoneNumber,
            phoneNumberType: type,
            ...assignmentCategory,
            locationId,
        });
        return;
    }
    requireServed(database);
    const location = newLocation(database, locationId, type, known, true);
    logged(database, "setLocation", number, "", () =>
        database.prepare("UPDATE numbers SET location_id = ? WHERE number = ?").run(location, number),
    );
}
