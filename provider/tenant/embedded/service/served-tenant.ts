import type { DatabaseSync } from "node:sqlite";
import { tenantRow } from "../database/rows";
import * as messages from "./refusals";

/** Refuses tenants that the cmdlets do not serve. The first version of the cmdlet's page names only commercial clouds and GCC. */
export function requireServedTenant(database: DatabaseSync): void {
    const { regionallyHostedMeetings, cloud, behaviour } = tenantRow(database);
    if (regionallyHostedMeetings) throw messages.regionallyHosted();
    const served = behaviour === "seed" ? ["Commercial", "GCC"] : ["Commercial", "GCC", "GCCHigh", "DoD"];
    if (!served.includes(cloud)) throw messages.cloudNotServed();
}
