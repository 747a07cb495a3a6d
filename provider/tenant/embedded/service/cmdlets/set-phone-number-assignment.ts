import type { DatabaseSync } from "node:sqlite";
import { insertRows } from "../../database/insert-rows";
import {
    type AccountRow,
    accountRow,
    defaultCapabilities,
    numberRow,
    numbersHeldBy,
    tenantRow,
} from "../../database/rows";
import { logWrite } from "../../history/change-log";
import { requireAssignable, requireEligible } from "../assignable";
import { isOn } from "../consulted-switches";
import { newLocation } from "../new-location";
import { migratesOnPremises, takeOver } from "../on-premises";
import { requireParameterSet } from "../parameter-set";
import { parseCategory, parseNumber, parseType } from "../parse";
import * as messages from "../refusals";
import { releaseNumber } from "../release-number";
import { requireServedTenant } from "../served-tenant";
import { setVoiceFlag } from "../voice-flag";

/** The cmdlet's parameter set `Assignment`. */
export interface SetAssignment {
    readonly identity: string;
    readonly phoneNumber: string;
    readonly phoneNumberType: string;
    readonly assignmentCategory?: string;
    /** A LocationId, or the text `null` to remove the location. If it is absent, the location stays. */
    readonly locationId?: string;
}
/** The cmdlet's parameter set `Attribute`. */
export interface SetAttribute {
    readonly identity: string;
    readonly enterpriseVoiceEnabled: boolean;
}

/** Set-CsPhoneNumberAssignment. Needs a transaction, which the caller opens. @throws ServiceError */
export function setPhoneNumberAssignment(database: DatabaseSync, request: SetAssignment | SetAttribute): void {
    requireParameterSet(request);
    requireServedTenant(database);
    const account = voiceAccount(database, request.identity);
    if ("enterpriseVoiceEnabled" in request) setAttribute(database, account, request.enterpriseVoiceEnabled);
    else assign(database, account, request);
}

function voiceAccount(database: DatabaseSync, identity: string): AccountRow {
    const account = accountRow(database, identity);
    if (!account) throw messages.identityNotFound();
    if (["guest", "ghost", "softDeleted"].includes(account.type))
        throw messages.notVoiceAccount(identity, account.type);
    if (account.homing === "onPremises") throw messages.homedOnPremises(account.object_id);
    return account;
}

function setAttribute(database: DatabaseSync, account: AccountRow, enabled: boolean): void {
    if (enabled && account.usage_location === "MO" && tenantRow(database).behaviour === "seed") throw messages.macau();
    if (!enabled && numbersHeldBy(database, account.object_id).length > 0 && !isOn(database, "flagOffWithNumber"))
        throw messages.flagHasNumber(account.object_id);
    logWrite(database, "setEnterpriseVoice", null, account.object_id, () =>
        setVoiceFlag(database, account.object_id, enabled),
    );
}

function assign(database: DatabaseSync, account: AccountRow, request: SetAssignment): void {
    const { number, extension } = parseNumber(request.phoneNumber);
    const type = parseType(request.phoneNumberType);
    const category = parseCategory(request.assignmentCategory);
    const known = numberRow(database, number);
    const { id: tenant, behaviour, migratesOnPremisesNumbers } = tenantRow(database);
    if (behaviour === "seed" && (number.startsWith("+853") || account.usage_location === "MO")) throw messages.macau();
    if (extension !== null && type !== "DirectRouting") throw messages.extensionNotDirect(number, type);
    if (extension !== null && account.type === "resourceAccount" && behaviour === "seed")
        throw messages.extensionOnResource(number);
    if (known ? known.type !== type : type !== "DirectRouting") throw messages.numberNotFound(number, tenant);
    requireEligible(database, account, type, category, known);
    if (account.on_premises_number !== null && !migratesOnPremises(database))
        throw messages.onPremises(account.object_id);
    if (known?.source === "onPremises" && !migratesOnPremisesNumbers) throw messages.onPremisesNumber(number);
    if ((known?.holder && known.holder !== account.object_id) || known?.use) throw messages.taken(number);

    const isHeld = known?.holder === account.object_id;
    const isSame = isHeld && known?.category === category;
    if (!isSame) requireAssignable(database, account, { number, type, category }, known);
    const location = newLocation(
        database,
        request.locationId,
        type,
        known,
        isSame || account.type === "resourceAccount",
    );
    const replaced = numbersHeldBy(database, account.object_id).find(
        held => held.category === category && held.number !== number,
    );
    if (replaced && category === "Primary") releaseNumber(database, replaced, account.object_id);

    logWrite(
        database,
        isHeld && request.locationId !== undefined ? "setLocation" : "assign",
        number,
        account.object_id,
        () => {
            if (!known) addUnuploaded(database, number);
            database
                .prepare("UPDATE numbers SET holder = ?, category = ?, location_id = ? WHERE number = ?")
                .run(account.object_id, category, location, number);
            takeOver(database, number, account.object_id);
            setVoiceFlag(database, account.object_id, true);
        },
    );
}

/** Adds a Direct Routing number that was never uploaded: the tenant knows it only while it is assigned. */
function addUnuploaded(database: DatabaseSync, number: string): void {
    insertRows(database, "numbers", [
        {
            number,
            type: "DirectRouting",
            capabilities: JSON.stringify(defaultCapabilities("DirectRouting")),
            city: null,
            country: null,
            location_id: null,
            managed_by: "customer",
            source: "online",
            activation: "activated",
            block: "none",
            location_update: 1,
            use: null,
            port_in: null,
            holder: null,
            category: null,
            uploaded: 0,
            network_site: null,
            reverse_lookup: "[]",
        },
    ]);
}
