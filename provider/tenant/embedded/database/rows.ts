import type { DatabaseSync } from "node:sqlite";
import type { AccountType, Licence } from "../../../model/account";
import type { AssignmentCategory, NumberRecord, PhoneNumberType } from "../../../model/number";
import type { Cloud } from "../../../model/tenant";
import { prepared } from "./prepared";

// Rows of the tables in `store.ts`. They are not validated on reading, because only this code writes them.

export interface AccountRow {
    object_id: string;
    upn: string;
    /** In lower case, for look-ups. */
    upn_key: string;
    sip: string | null;
    /** In lower case, for look-ups. */
    sip_key: string | null;
    display_name: string;
    type: Exclude<AccountType, "ghost"> | "room" | "sharedDevice" | "softDeleted" | "ghost";
    usage_location: string | null;
    licences: string;
    enterprise_voice: 0 | 1;
    on_premises_number: string | null;
    homing: "online" | "onPremises";
    serves: "callQueue" | "autoAttendant" | null;
    /** When the account's numbers or voice flag last changed (ISO 8601, by the tenant's clock); `null` if never. */
    modified: string | null;
}
export interface NumberRow {
    number: string;
    type: PhoneNumberType;
    capabilities: string;
    city: string | null;
    country: string | null;
    location_id: string | null;
    managed_by: "customer" | "operator";
    source: "online" | "onPremises";
    activation: NumberRecord["activationState"];
    /** `none`, `forever`, or the instant (ISO 8601) at which the block ends. */
    block: string;
    location_update: 0 | 1;
    use: "conference" | "policy" | "thirdPartyApp" | null;
    port_in: NumberRecord["portIn"];
    holder: string | null;
    category: AssignmentCategory | null;
    uploaded: 0 | 1;
    network_site: string | null;
    /** A JSON list of Graph's `reverseNumberLookupOptions`. */
    reverse_lookup: string;
}
export interface LocationRow {
    location_id: string;
    description: string;
    address: string;
    city: string;
    country: string;
    validation: "validated" | "invalid" | "notValidated";
}
export interface TenantRow {
    id: string;
    name: string;
    cloud: Cloud;
    regionallyHostedMeetings: boolean;
    blockOnUnassign: boolean;
    migratesOnPremisesNumbers: boolean;
    mailsOnAssign: boolean;
    mailsOnUnassign: boolean;
    behaviour: "seed" | "current";
}

export function tenantRow(database: DatabaseSync): TenantRow {
    return { ...JSON.parse(metaValue(database, "tenant") ?? "{}"), behaviour: metaValue(database, "behaviour") };
}

/** The facts that the world hides from readers. */
export function hidden(database: DatabaseSync): readonly string[] {
    return JSON.parse(metaValue(database, "hides") ?? "[]") as string[];
}

export function metaValue(database: DatabaseSync, key: string): string | null {
    const row = prepared(database, "SELECT value FROM meta WHERE key = ?").get(key) as { value: string } | undefined;
    return row?.value ?? null;
}

/**
 * Finds an account by object id, UPN or SIP address, ignoring case. With `sip:` only the SIP address counts; without it, the UPN goes
 * before the SIP address.
 */
export function accountRow(database: DatabaseSync, identity: string): AccountRow | null {
    const key = identity.trim().toLowerCase();
    const row = key.startsWith("sip:")
        ? prepared(database, "SELECT * FROM accounts WHERE sip_key = ? LIMIT 1").get(key.slice(4))
        : prepared(
              database,
              "SELECT * FROM accounts WHERE object_id = ? OR upn_key = ? OR sip_key = ? ORDER BY object_id = ? DESC, upn_key = ? DESC LIMIT 1",
          ).get(key, key, key, key, key);
    return (row as AccountRow | undefined) ?? null;
}

export function numberRow(database: DatabaseSync, number: string): NumberRow | null {
    return (prepared(database, "SELECT * FROM numbers WHERE number = ?").get(number) as NumberRow | undefined) ?? null;
}

export function numbersHeldBy(database: DatabaseSync, objectId: string): NumberRow[] {
    return prepared(database, "SELECT * FROM numbers WHERE holder = ? ORDER BY number").all(
        objectId,
    ) as unknown as NumberRow[];
}

export function locationRow(database: DatabaseSync, locationId: string): LocationRow | null {
    const row = prepared(database, "SELECT * FROM locations WHERE location_id = ?").get(locationId.toLowerCase());
    return (row as LocationRow | undefined) ?? null;
}

/** Whether the number is blocked at an instant (ISO 8601). */
export function isBlocked({ block }: NumberRow, at: string): boolean {
    return block === "forever" || (block !== "none" && block > at);
}

export function licencesOf(account: AccountRow): Licence[] {
    return JSON.parse(account.licences) as Licence[];
}

/** The capabilities of a number whose world gives none. */
export function defaultCapabilities(type: NumberRow["type"]): string[] {
    return type === "DirectRouting" ? ["UserAssignment", "VoiceApplicationAssignment"] : ["UserAssignment"];
}
