import type { DatabaseSync } from "node:sqlite";
import { logged } from "../change-log";
import {
    type AccountRow,
    accountRow,
    licencesOf,
    locationRow,
    type NumberRow,
    numberRow,
    numbersHeldBy,
    tenantRow,
} from "../rows";
import * as messages from "./messages";
import { parseCategory, parseNumber, parseType } from "./wire";

/** The cmdlet's parameter set `Assignment`. */
export interface SetAssignment {
    readonly identity: string;
    readonly phoneNumber: string;
    readonly phoneNumberType: string;
    readonly assignmentCategory?: string;
    /** A LocationId, or the text `null` to remove the location; absent leaves it. */
    readonly locationId?: string;
}
/** The cmdlet's parameter set `Attribute`. */
export interface SetAttribute {
    readonly identity: string;
    readonly enterpriseVoiceEnabled: boolean;
}

/** Set-CsPhoneNumberAssignment, within the caller's transaction. @throws ServiceError */
export function setPhoneNumberAssignment(database: DatabaseSync, request: SetAssignment | SetAttribute): void {
    if (tenantRow(database).regionallyHostedMeetings) throw messages.regionallyHosted();
    const account = voiceAccount(database, request.identity);
    if ("enterpriseVoiceEnabled" in request) setAttribute(database, account, request.enterpriseVoiceEnabled);
    else assign(database, account, request);
}

function voiceAccount(database: DatabaseSync, identity: string): AccountRow {
    const account = accountRow(database, identity);
    if (!account) throw messages.identityNotFound();
    if (account.type === "guest" || account.type === "ghost") throw messages.notVoiceAccount(identity, account.type);
    return account;
}

function setAttribute(database: DatabaseSync, account: AccountRow, enabled: boolean): void {
    if (enabled && account.usage_location === "MO") throw messages.macau();
    logged(database, "setEnterpriseVoice", null, account.object_id, () =>
        setFlag(database, account.object_id, enabled),
    );
}

function assign(database: DatabaseSync, account: AccountRow, request: SetAssignment): void {
    const { number, extension } = parseNumber(request.phoneNumber);
    const type = parseType(request.phoneNumberType);
    const category = parseCategory(request.assignmentCategory);
    const known = numberRow(database, number);
    const { id: tenant, behaviour } = tenantRow(database);
    if (number.startsWith("+853") || account.usage_location === "MO") throw messages.macau();
    if (extension !== null && type !== "DirectRouting") throw messages.extensionNotDirect(number, type);
    if (extension !== null && account.type === "resourceAccount" && behaviour === "seed")
        throw messages.extensionOnResource(number);
    if (known ? known.type !== type : type !== "DirectRouting") throw messages.numberNotFound(number, tenant);
    requireLicence(account, type);
    if (account.on_premises_number !== null) throw messages.onPremises(account.object_id);
    if (known?.holder && known.holder !== account.object_id) throw messages.taken(number);
    const other = numbersHeldBy(database, account.object_id).find(
        held => held.category === category && held.number !== number,
    );
    if (other && category !== "Alternate") throw messages.hasAnother(account.upn, other.number, category);
    const location = newLocation(database, request.locationId, type, known);

    const isLocationChange = known?.holder === account.object_id && request.locationId !== undefined;
    logged(database, isLocationChange ? "setLocation" : "assign", number, account.object_id, () => {
        if (!known) {
            database
                .prepare(
                    "INSERT INTO numbers VALUES (?, ?, '[\"UserAssignment\"]', NULL, NULL, NULL, 'customer', 'online', 'activated', 'none', NULL, NULL, 0)",
                )
                .run(number, type);
        }
        database
            .prepare("UPDATE numbers SET holder = ?, category = ?, location_id = ? WHERE number = ?")
            .run(account.object_id, category, location, number);
        setFlag(database, account.object_id, true);
    });
}

function requireLicence(account: AccountRow, type: string): void {
    const plans = licencesOf(account)
        .filter(({ state }) => state === "enabled")
        .map(({ plan }) => plan);
    const isResource = account.type === "resourceAccount";
    const hasPhone = plans.includes("MCOEV") || (isResource && plans.includes("MCOEV_VIRTUALUSER"));
    const hasPlan = type !== "CallingPlan" || isResource || plans.some(plan => plan.startsWith("MCOPSTN"));
    if (!hasPhone || !hasPlan) throw messages.unlicensed(account.object_id, type);
}

function newLocation(
    database: DatabaseSync,
    asked: string | undefined,
    type: string,
    known: NumberRow | null,
): string | null {
    const current = known?.location_id ?? null;
    if (asked === undefined) return current;
    if (known?.managed_by === "operator") throw messages.operatorLocation();
    if (asked === "null") {
        if (type === "CallingPlan") throw messages.locationRequired();
        return null;
    }
    const location = locationRow(database, asked);
    if (!location) throw messages.locationNotFound(asked);
    return location.location_id;
}

export function setFlag(database: DatabaseSync, objectId: string, enabled: boolean): void {
    database.prepare("UPDATE accounts SET enterprise_voice = ? WHERE object_id = ?").run(Number(enabled), objectId);
}
