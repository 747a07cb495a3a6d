import { TeamsPhoneError } from "./errors";
import { gateOfThisRun } from "./gate/gate-of-run";
import { locationList } from "./messages/location-list";
import { describeValue, visible } from "./messages/text";
import type { EmergencyLocation, LocationQuery } from "./model/location";
import type { Tenant } from "./tenant/port";

/**
 * Looks up one emergency location, as `Get-CsOnlineLisLocation -City` does.
 * @param query The location must match every given key. Case does not matter; `country` is an ISO 3166 alpha-2 code.
 * @returns The LocationId.
 * @throws TeamsPhoneError `location-not-found` or `location-ambiguous`; `offline` when `teams-phone:validation` is `offline`;
 * `not-supported` over Microsoft Graph without `teams-phone:locations`. When the promise is an argument of a resource, the
 * preview shows the error together with all other findings.
 */
export function getEmergencyLocation(query: LocationQuery): Promise<string> {
    return gateOfThisRun().lookUp(async ({ opened }) => {
        if (!opened)
            throw new TeamsPhoneError(
                "offline",
                "cannot be looked up while teams-phone:validation is offline. Give the LocationId itself.",
            );
        const found = await find(opened.tenant, query);
        const [only] = found;
        if (only && found.length === 1) return only.locationId;
        const criteria = Object.entries(query)
            .map(([key, value]) => `${visible(key)} ${describeValue(value)}`)
            .join(", ");
        if (!only) {
            throw new TeamsPhoneError(
                "location-not-found",
                `matches no emergency location (${criteria}). ${locationList(opened.description)}.`,
            );
        }
        throw new TeamsPhoneError(
            "location-ambiguous",
            `matches ${found.length} emergency locations (${criteria}), but must match exactly one. Narrow it down with \`description\` or \`locationId\`: ${found.map(describe).join("; ")}.`,
        );
    });
}

/** The error of a backend without locations says where else to find a LocationId. */
async function find(tenant: Tenant, query: LocationQuery): Promise<readonly EmergencyLocation[]> {
    try {
        return await tenant.findLocations(query);
    } catch (error) {
        if (!(error instanceof TeamsPhoneError) || error.code !== "not-supported") throw error;
        throw new TeamsPhoneError(error.code, `cannot be looked up: ${error.message}`, { cause: error });
    }
}

function describe({ locationId, description, address }: EmergencyLocation): string {
    return `${description}, ${address} (${locationId})`;
}
