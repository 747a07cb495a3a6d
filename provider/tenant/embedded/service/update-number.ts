import type { DatabaseSync } from "node:sqlite";
import { numberRow, tenantRow } from "../database/rows";
import { logWrite } from "../history/change-log";
import { setPhoneNumberAssignment } from "./cmdlets/set-phone-number-assignment";
import { newLocation } from "./new-location";
import { parseNumber } from "./parse";
import * as messages from "./refusals";
import { requireServedTenant } from "./served-tenant";

export interface UpdateNumber {
    readonly phoneNumber: string;
    /** A LocationId, or the text `null` to remove the location. */
    readonly locationId: string;
}

/**
 * Graph's `updateNumber`, and the cmdlet's newer parameter set LocationUpdate: changes a location without naming an account, also
 * of an unassigned number. Assumption: an assigned number is checked like an assignment to its holder. Needs a transaction, which
 * the caller opens.
 * @throws ServiceError
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
    requireServedTenant(database);
    const location = newLocation(database, locationId, type, known, true);
    logWrite(database, "setLocation", number, "", () =>
        database.prepare("UPDATE numbers SET location_id = ? WHERE number = ?").run(location, number),
    );
}
