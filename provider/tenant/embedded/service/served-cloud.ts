import type { DatabaseSync } from "node:sqlite";
import { tenantRow } from "../database/rows";
import * as messages from "./refusals";

/** Refuses tenants that the cmdlets do not serve. The page's first version names commercial clouds and GCC alone. */
export function requireServed(database: DatabaseSync): void {
    const { regionallyHostedMeetings, cloud, behaviour } = tenantRow(database);
    if (regionallyHostedMeetings) throw messages.regionallyHosted();
    const served = behaviour === "seed" ? ["Commercial", "GCC"] : ["Commercial", "GCC", "GCCHigh", "DoD"];
    if (!served.includes(cloud)) throw messages.cloudNotServed();
}
