import type { DatabaseSync } from "node:sqlite";
import { findHolder, findLocation } from "../world/references";
import type { World } from "../world/world";
import type { WorldSource } from "../world/world-source";
import { insertRows } from "./insert-rows";
import { type AccountRow, defaultCapabilities, type LocationRow, type NumberRow } from "./rows";

/** Fills an empty store from a world. The change log stays empty. */
export function fill(database: DatabaseSync, { world, text }: WorldSource): void {
    const meta = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?)");
    meta.run("world", text);
    meta.run("tenant", JSON.stringify(world.tenant));
    meta.run("behaviour", world.behaviour);
    meta.run("switches", JSON.stringify(world.switches));
    meta.run("hides", JSON.stringify(world.hides));

    const holders = new Set(world.numbers.map(({ holder }) => holder && findHolder(world, holder)?.objectId));
    insertRows(
        database,
        "accounts",
        world.accounts.map(account => toAccountRow(account, holders.has(account.objectId))),
    );
    insertRows(
        database,
        "numbers",
        world.numbers.map(number => toNumberRow(number, world)),
    );
    insertRows(database, "locations", world.locations.map(toLocationRow));
}

function toAccountRow(account: World["accounts"][number], holdsNumber: boolean): AccountRow {
    return {
        object_id: account.objectId,
        upn: account.userPrincipalName,
        upn_key: account.userPrincipalName.toLowerCase(),
        sip: account.sipAddress ?? null,
        sip_key: account.sipAddress?.toLowerCase() ?? null,
        display_name: account.displayName,
        type: account.type,
        usage_location: account.usageLocation,
        licences: JSON.stringify(account.licences),
        enterprise_voice: (account.enterpriseVoiceEnabled ?? holdsNumber) ? 1 : 0,
        on_premises_number: account.onPremisesNumber,
        homing: account.homing,
        serves: account.serves ?? null,
        modified: null,
    };
}

function toNumberRow(number: World["numbers"][number], world: World): NumberRow {
    const holder = number.holder === undefined ? null : (findHolder(world, number.holder)?.objectId ?? null);
    const location = number.location === undefined ? undefined : findLocation(world, number.location);
    return {
        number: number.number,
        type: number.type,
        capabilities: JSON.stringify(number.capabilities ?? defaultCapabilities(number.type)),
        city: number.city,
        country: number.country,
        location_id: location?.locationId ?? null,
        managed_by: number.locationManagedBy,
        source: number.source,
        activation: number.activation,
        block: number.block,
        location_update: number.locationUpdateSupported ? 1 : 0,
        use: number.use ?? null,
        port_in: number.portIn,
        holder,
        category: holder === null ? null : number.category,
        uploaded: number.uploaded ? 1 : 0,
        network_site: null,
        reverse_lookup: "[]",
    };
}

function toLocationRow(location: World["locations"][number]): LocationRow {
    return {
        location_id: location.locationId,
        description: location.description,
        address: location.address,
        city: location.city,
        country: location.country,
        validation: location.validation,
    };
}
