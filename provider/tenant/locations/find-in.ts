import type { EmergencyLocation, LocationQuery } from "../../model/location";

/** The locations that match every given key, ignoring case, ordered by description and id. */
export function findIn(all: readonly EmergencyLocation[], query: LocationQuery): readonly EmergencyLocation[] {
    const given = Object.entries(query).filter(([, value]) => value !== undefined) as [keyof LocationQuery, string][];
    return all
        .filter(each => given.every(([key, value]) => each[key].toLowerCase() === value.toLowerCase()))
        .sort((one, other) => compare(one.description, other.description) || compare(one.locationId, other.locationId));
}

function compare(one: string, other: string): number {
    return one === other ? 0 : one < other ? -1 : 1;
}
