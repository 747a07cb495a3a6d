import type { DatabaseSync } from "node:sqlite";
import { metaValue } from "../database/rows";
import { SWITCH_NAMES, SWITCHES, type Switch } from "../world/switches";

// The switches that the current write has read. Writes are synchronous, so there is only one at a time.
const reliedOn = new Set<Switch>();

/** The position of a switch. Records that the current write relies on it. */
export function isOn(database: DatabaseSync, name: Switch): boolean {
    reliedOn.add(name);
    return switchPositions(database)[name];
}

export function switchPositions(database: DatabaseSync): Record<Switch, boolean> {
    const set = JSON.parse(metaValue(database, "switches") ?? "{}") as Partial<Record<Switch, boolean>>;
    return Object.fromEntries(SWITCH_NAMES.map(name => [name, set[name] ?? SWITCHES[name].default])) as Record<
        Switch,
        boolean
    >;
}

/** Returns the switches that were read since the last call, and forgets them. */
export function takeReliedOn(): readonly Switch[] {
    const taken = [...reliedOn];
    reliedOn.clear();
    return taken;
}
