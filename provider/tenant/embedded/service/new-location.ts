import type { DatabaseSync } from "node:sqlite";
import { type LocationRow, locationRow, type NumberRow, tenantRow } from "../database/rows";
import { switchedOn } from "../world/switches";
import * as messages from "./refusals";

const NORTH_AMERICA = ["US", "CA"];

/** The location that the number has after the call. @throws ServiceError */
export function newLocation(
    database: DatabaseSync,
    asked: string | undefined,
    type: string,
    known: NumberRow | null,
    isHeld: boolean,
): string | null {
    const current = known?.location_id ?? null;
    const location = asked === undefined ? current : asked === "null" ? null : existing(database, asked).location_id;
    if (asked === "null" && type === "CallingPlan") throw messages.locationRequired();
    if (known && location !== current) {
        if (known.managed_by === "operator" || known.location_update === 0) throw messages.operatorLocation();
        if (known.activation === "updatePending") throw messages.locationPending();
    }
    if (asked !== undefined && location !== null) requireFitting(database, existing(database, location), known);
    const needsOne = type === "CallingPlan" && NORTH_AMERICA.includes(known?.country ?? "");
    if (needsOne && !isHeld && location === null && tenantRow(database).behaviour === "current")
        throw messages.locationMissing(known?.number ?? "");
    return location;
}

function existing(database: DatabaseSync, locationId: string): LocationRow {
    const location = locationRow(database, locationId);
    if (!location) throw messages.locationNotFound(locationId);
    return location;
}

function requireFitting(database: DatabaseSync, location: LocationRow, known: NumberRow | null): void {
    if (known?.country && known.country !== location.country && switchedOn(database, "enforcesLocationCountry"))
        throw messages.locationCountry(location.location_id, known.country);
    if (
        NORTH_AMERICA.includes(location.country) &&
        location.validation !== "validated" &&
        switchedOn(database, "enforcesLocationValidation")
    )
        throw messages.locationNotValidated(location.location_id);
}
