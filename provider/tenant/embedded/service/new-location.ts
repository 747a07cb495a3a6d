import type { DatabaseSync } from "node:sqlite";
import { type LocationRow, locationRow, type NumberRow, tenantRow } from "../database/rows";
import { isOn } from "./consulted-switches";
import * as messages from "./refusals";

const NORTH_AMERICA = ["US", "CA"];

/**
 * Decides which location the number has after the call.
 * @param needsNone Whether the number needs no location now: the assignment already exists, or it is not to a user.
 * @throws ServiceError
 */
export function newLocation(
    database: DatabaseSync,
    requested: string | undefined,
    type: string,
    known: NumberRow | null,
    needsNone: boolean,
): string | null {
    const current = known?.location_id ?? null;
    const location =
        requested === undefined
            ? current
            : requested === "null"
              ? null
              : existingLocation(database, requested).location_id;
    if (requested === "null" && type === "CallingPlan") throw messages.locationRequired();
    if (known && location !== current) {
        if (known.managed_by === "operator" || known.location_update === 0) throw messages.operatorLocation();
        if (known.activation === "updatePending") throw messages.locationPending();
    }
    if (requested !== undefined && location !== null)
        requireSuitable(database, existingLocation(database, location), known);
    const isRequired = type === "CallingPlan" && NORTH_AMERICA.includes(known?.country ?? "");
    if (isRequired && !needsNone && location === null && tenantRow(database).behaviour === "current")
        throw messages.locationMissing(known?.number ?? "");
    return location;
}

function existingLocation(database: DatabaseSync, locationId: string): LocationRow {
    const location = locationRow(database, locationId);
    if (!location) throw messages.locationNotFound(locationId);
    return location;
}

function requireSuitable(database: DatabaseSync, location: LocationRow, known: NumberRow | null): void {
    if (known?.country && known.country !== location.country && isOn(database, "enforcesLocationCountry"))
        throw messages.locationCountry(location.location_id, known.country);
    if (
        NORTH_AMERICA.includes(location.country) &&
        location.validation !== "validated" &&
        isOn(database, "enforcesLocationValidation")
    )
        throw messages.locationNotValidated(location.location_id);
}
