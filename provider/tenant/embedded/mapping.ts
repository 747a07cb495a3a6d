import type { DatabaseSync } from "node:sqlite";
import type { Account, EmergencyLocation, NumberRecord } from "../port";
import { type AccountRow, accountRow, type LocationRow, licencesOf, type NumberRow, numbersHeldBy } from "./rows";

export function toAccount(database: DatabaseSync, row: AccountRow): Account {
    return {
        objectId: row.object_id,
        userPrincipalName: row.upn,
        sipAddress: row.sip,
        displayName: row.display_name,
        type: row.type,
        usageLocation: row.usage_location,
        licences: licencesOf(row),
        enterpriseVoiceEnabled: row.enterprise_voice === 1,
        onPremisesNumber: row.on_premises_number,
        numbers: numbersHeldBy(database, row.object_id).map(({ number, type, category }) => ({
            number,
            type,
            category: category ?? "Primary",
        })),
    };
}

export function toNumber(database: DatabaseSync, row: NumberRow): NumberRecord {
    return {
        number: row.number,
        type: row.type,
        capabilities: JSON.parse(row.capabilities) as string[],
        city: row.city,
        country: row.country,
        locationId: row.location_id,
        locationManagedByOperator: row.managed_by === "operator",
        source: row.source,
        activationState: row.activation,
        holder:
            row.holder === null
                ? null
                : toHolder(accountRow(database, row.holder), row.holder, row.category ?? "Primary"),
    };
}

// A ghost still has a row here, as the inventory still has its id; the directory knows neither its name nor its address.
function toHolder(account: AccountRow | null, objectId: string, category: "Primary" | "Alternate" | "Private") {
    const known = account?.type === "ghost" ? null : account;
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
