import type { DatabaseSync } from "node:sqlite";
import { numberRow, tenantRow } from "../database/rows";
import { removePhoneNumberAssignment } from "./cmdlets/remove-phone-number-assignment";
import { parseNumber, parseType } from "./parse";
import * as messages from "./refusals";

export interface Unassign {
    readonly phoneNumber: string;
    /** Default: any type. */
    readonly phoneNumberType?: string;
}

/**
 * Graph's `unassignNumber`: takes the number from its current holder, who is not named. Needs a transaction, which the caller
 * opens, so that the holder cannot change in between.
 * @throws ServiceError
 */
export function unassignNumber(database: DatabaseSync, { phoneNumber, phoneNumberType }: Unassign): void {
    const { number } = parseNumber(phoneNumber);
    const type = phoneNumberType === undefined ? undefined : parseType(phoneNumberType);
    const known = numberRow(database, number);
    if (!known || (type !== undefined && type !== known.type))
        throw messages.numberNotFound(number, tenantRow(database).id);
    if (known.holder === null) throw messages.notAssigned(number);
    removePhoneNumberAssignment(database, { identity: known.holder, phoneNumber, phoneNumberType: known.type });
}
