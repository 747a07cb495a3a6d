import type { DatabaseSync } from "node:sqlite";
import type { LocationRow } from "../../database/rows";

export interface GetLocation {
    readonly locationId?: string;
    readonly city?: string;
    readonly country?: string;
    readonly description?: string;
}

/** Get-CsOnlineLisLocation. Returns the locations that match every given key, ignoring case. */
export function getOnlineLisLocation(database: DatabaseSync, request: GetLocation): LocationRow[] {
    const columns = {
        locationId: "location_id",
        city: "city",
        country: "country",
        description: "description",
    } as const;
    const given = Object.entries(columns).flatMap(([key, column]) => {
        const value = request[key as keyof GetLocation];
        return value === undefined ? [] : [{ column, value: value.toLowerCase() }];
    });
    const where = given.map(({ column }) => `lower(${column}) = ?`).join(" AND ") || "1 = 1";
    return database
        .prepare(`SELECT * FROM locations WHERE ${where} ORDER BY description, location_id`)
        .all(...given.map(({ value }) => value)) as unknown as LocationRow[];
}
