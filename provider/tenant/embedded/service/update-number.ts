import type { DatabaseSync } from "node:sqlite";
import { type NumberRow, numberRow, tenantRow } from "../database/rows";
import { logWrite } from "../history/change-log";
import { setPhoneNumberAssignment } from "./cmdlets/set-phone-number-assignment";
import { newLocation } from "./new-location";
import { parseNumber } from "./parse";
import * as messages from "./refusals";
import { requireServedTenant } from "./served-tenant";

export interface UpdateNumber {
    readonly phoneNumber: string;
    /** A LocationId, or the text `null` to remove the location. Default: unchanged. */
    readonly locationId?: string;
    /** The empty text removes the network site. Default: unchanged. */
    readonly networkSiteId?: string;
    /** Graph's `reverseNumberLookupOptions`. Default: unchanged. */
    readonly reverseNumberLookup?: readonly string[];
}

/**
 * Graph's `updateNumber`, and the cmdlet's newer parameter sets LocationUpdate, NetworkSiteUpdate and ReverseNumberLookupUpdate:
 * changes a number without naming an account, also an unassigned number. Needs a transaction, which the caller opens.
 * @throws ServiceError, also for an unknown number with nothing to change
 */
export function updateNumber(database: DatabaseSync, { phoneNumber, locationId, ...options }: UpdateNumber): void {
    const { number } = parseNumber(phoneNumber);
    const known = numberRow(database, number);
    if (!known) throw messages.numberNotFound(number, tenantRow(database).id);
    requireServedTenant(database);
    if (locationId !== undefined) setLocation(database, known, locationId);
    const { networkSiteId = known.network_site ?? "", reverseNumberLookup } = options;
    const lookup = reverseNumberLookup ? JSON.stringify([...new Set(reverseNumberLookup)]) : known.reverse_lookup;
    if (options.networkSiteId === undefined && reverseNumberLookup === undefined) return;
    logWrite(database, "setNumberOptions", number, known.holder ?? "", () =>
        database
            .prepare("UPDATE numbers SET network_site = ?, reverse_lookup = ? WHERE number = ?")
            .run(networkSiteId || null, lookup, number),
    );
}

/** Assumption: an assigned number is checked like an assignment to its holder. */
function setLocation(database: DatabaseSync, known: NumberRow, locationId: string): void {
    const { number, holder, type, category } = known;
    if (holder !== null) {
        const assignmentCategory = category === null ? {} : { assignmentCategory: category };
        setPhoneNumberAssignment(database, {
            identity: holder,
            phoneNumber: number,
            phoneNumberType: type,
            ...assignmentCategory,
            locationId,
        });
        return;
    }
    const location = newLocation(database, locationId, type, known, true);
    logWrite(database, "setLocation", number, "", () =>
        database.prepare("UPDATE numbers SET location_id = ? WHERE number = ?").run(location, number),
    );
}
