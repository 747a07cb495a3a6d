import type { DatabaseSync } from "node:sqlite";
import { logged } from "../change-log";
import { numberRow, tenantRow } from "../rows";
import { newLocation } from "./location";
import * as messages from "./messages";
import { requireServed } from "./served";
import { setPhoneNumberAssignment } from "./set-phone-number-assignment";
import { parseNumber } from "./wire";

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
