import type { DatabaseSync } from "node:sqlite";
import type { Account } from "../../model/account";
import type { EmergencyLocation } from "../../model/location";
import type { NumberRecord } from "../../model/number";
import {
    type AccountRow,
    accountRow,
    hidden,
    isBlocked,
    type LocationRow,
    licencesOf,
    type NumberRow,
    numbersHeldBy,
} from "./database/rows";
import { now } from "./database/tenant-clock";

export function toAccount(database: DatabaseSync, row: AccountRow): Account {
    const hides = hidden(database);
    return {
        objectId: row.object_id,
        userPrincipalName: row.upn,
        sipAddress: row.sip,
        displayName: row.display_name,
        type: typeOf(row),
        usageLocation: row.usage_location,
        licences: hides.includes("licences") ? "unknown" : licencesOf(row),
        enterpriseVoiceEnabled: row.enterprise_voice === 1,
        onPremisesNumber: hides.includes("onPremisesNumber") ? "unknown" : row.on_premises_number,
        homing: hides.includes("homing") ? "unknown" : row.homing,
        serves: hides.includes("serves") ? "unknown" : row.serves,
        numbers: numbersHeldBy(database, row.object_id).map(({ number, type, category }) => ({
            number,
            type,
            category: category ?? "Primary",
        })),
    };
}

export function toNumber(database: DatabaseSync, row: NumberRow): NumberRecord {
    const hides = hidden(database);
    return {
        number: row.number,
        type: row.type,
        capabilities: JSON.parse(row.capabilities) as string[],
        city: row.city,
        country: row.country,
        locationId: row.location_id,
        locationManagedByOperator: hides.includes("locationManagement") ? "unknown" : row.managed_by === "operator",
        locationUpdateSupported: hides.includes("locationManagement") ? "unknown" : row.location_update === 1,
        source: row.source,
        activationState: row.activation,
        use: row.holder === null ? (row.use ?? "unassigned") : "assigned",
        portIn: row.port_in,
        blocked: hides.includes("blocks") ? "unknown" : isBlocked(row, now(database)),
        holder:
            row.holder === null
                ? null
                : toHolder(accountRow(database, row.holder), row.holder, row.category ?? "Primary"),
    };
}

function typeOf({ type }: AccountRow): Account["type"] {
    if (type === "room" || type === "sharedDevice") return "user";
    return type === "softDeleted" ? "ghost" : type;
}

// The number inventory still shows the id of a ghost, but the directory no longer has its name or address.
function toHolder(account: AccountRow | null, objectId: string, category: "Primary" | "Alternate" | "Private") {
    const known = account && typeOf(account) === "ghost" ? null : account;
    return { objectId, userPrincipalName: known?.upn ?? null, displayName: known?.display_name ?? null, category };
}

export function toLocation(row: LocationRow): EmergencyLocation {
    return {
        locationId: row.location_id,
        description: row.description,
        address: row.address,
        city: row.city,
        country: row.country,
        validation: row.validation,
    };
}
