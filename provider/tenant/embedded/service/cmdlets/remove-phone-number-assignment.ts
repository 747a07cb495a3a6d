import type { DatabaseSync } from "node:sqlite";
import { accountRow, numberRow, numbersHeldBy, tenantRow } from "../../database/rows";
import { hasLicence } from "../assignable";
import { isOn } from "../consulted-switches";
import { migratesOnPremises } from "../on-premises";
import { parseNumber, parseType } from "../parse";
import * as messages from "../refusals";
import { releaseNumber } from "../release-number";
import { requireServedTenant } from "../served-tenant";

export interface RemoveSome {
    readonly identity: string;
    readonly phoneNumber: string;
    readonly phoneNumberType: string;
}
export interface RemoveAll {
    readonly identity: string;
    readonly removeAll: true;
}

/** Remove-CsPhoneNumberAssignment. Needs a transaction, which the caller opens. @throws ServiceError */
export function removePhoneNumberAssignment(database: DatabaseSync, request: RemoveSome | RemoveAll): void {
    requireServedTenant(database);
    const account = accountRow(database, request.identity);
    if (!account) throw messages.identityNotFound();
    if (account.on_premises_number !== null && !migratesOnPremises(database))
        throw messages.onPremises(account.object_id);
    if (!hasLicence(account, "DirectRouting") && isOn(database, "releaseNeedsLicence"))
        throw messages.unlicensed(account.object_id, "DirectRouting");
    if ("removeAll" in request) {
        const held = numbersHeldBy(database, account.object_id);
        if (held.length === 0) throw messages.holdsNothing(request.identity);
        for (const each of held) releaseNumber(database, each, account.object_id);
        return;
    }
    const { number } = parseNumber(request.phoneNumber);
    const type = parseType(request.phoneNumberType);
    const known = numberRow(database, number);
    if (!known || known.type !== type) throw messages.numberNotFound(number, tenantRow(database).id);
    if (known.holder !== account.object_id) throw messages.notHeldBy(number, request.identity);
    if (known.source === "onPremises" && !tenantRow(database).migratesOnPremisesNumbers)
        throw messages.onPremisesNumber(number);
    releaseNumber(database, known, account.object_id);
}
