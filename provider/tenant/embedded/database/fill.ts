import type { DatabaseSync } from "node:sqlite";
import { findHolder, findLocation } from "../world/references";
import type { LoadedWorld } from "../world/world";

/** Writes a world into an empty store, outside the change log. */
export function fill(database: DatabaseSync, { world, text }: LoadedWorld): void {
    const meta = database.prepare("INSERT INTO meta VALUES (?, ?)");
    meta.run("world", text);
    meta.run("tenant", JSON.stringify(world.tenant));
    meta.run("behaviour", world.behaviour);
    meta.run("switches", JSON.stringify(world.switches));
    meta.run("hides", JSON.stringify(world.hides));

    const holders = new Set(world.numbers.map(({ holder }) => holder && findHolder(world, holder)?.objectId));
    const account = database.prepare("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const each of world.accounts) {
        account.run(
            each.objectId,
            each.userPrincipalName,
            each.userPrincipalName.toLowerCase(),
            each.sipAddress ?? null,
            each.sipAddress?.toLowerCase() ?? null,
            each.displayName,
            each.type,
            each.usageLocation,
            JSON.stringify(each.licences),
            Number(each.enterpriseVoiceEnabled ?? holders.has(each.objectId)),
            each.onPremisesNumber,
            each.homing,
            each.serves ?? null,
        );
    }
    const number = database.prepare("INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const each of world.numbers) {
        const holder = each.holder === undefined ? null : (findHolder(world, each.holder)?.objectId ?? null);
        number.run(
            each.number,
            each.type,
            JSON.stringify(each.capabilities ?? capabilitiesOf(each.type)),
            each.city,
            each.country,
            each.location === undefined ? null : (findLocation(world, each.location)?.locationId ?? null),
            each.locationManagedBy,
            each.source,
            each.activation,
            each.block,
            Number(each.locationUpdateSupported),
            each.use ?? null,
            each.portIn,
            holder,
            holder === null ? null : each.category,
            Number(each.uploaded),
        );
    }
    const location = database.prepare("INSERT INTO locations VALUES (?, ?, ?, ?, ?, ?)");
    for (const each of world.locations) {
        location.run(each.locationId, each.description, each.address, each.city, each.country, each.validation);
    }
}

function capabilitiesOf(type: string): string[] {
    return type === "DirectRouting" ? ["UserAssignment", "VoiceApplicationAssignment"] : ["UserAssignment"];
}
