import { TeamsPhoneError } from "./errors";
import { gateOfThisRun } from "./gate/gate";
import type { EmergencyLocation, LocationQuery } from "./model/location";
import type { Tenant } from "./tenant/port";

/**
 * Finds the one emergency location that matches, as `Get-CsOnlineLisLocation -City` does, and returns its LocationId.
 * @param query Every key that is given must match; text is compared without case; `country` is an ISO 3166 alpha-2 code.
 * @throws TeamsPhoneError `location-not-found` or `location-ambiguous`; `not-supported` over Microsoft Graph, which has no locations. Used as an argument of a resource, the error is shown
 * in preview together with all other findings.
 */
export function getEmergencyLocation(query: LocationQuery): Promise<string> {
    return gateOfThisRun().lookUp(async ({ opened }) => {
        if (!opened)
            throw new TeamsPhoneError(
                "offline",
                "cannot be looked up while teams-phone:validation is offline; give the LocationId itself.",
            );
        const found = await find(opened.tenant, query);
        const [only] = found;
        if (only && found.length === 1) return only.locationId;
        const asked = Object.entries(query)
            .map(([key, value]) => `${key} "${value}"`)
            .join(", ");
        if (!only) {
            throw new TeamsPhoneError(
                "location-not-found",
                `matches no emergency location (${asked}). \`teams-phone tenant locations\` lists them.`,
            );
        }
        throw new TeamsPhoneError(
            "location-ambiguous",
            `matches ${found.length} emergency locations (${asked}); exactly one is needed. Narrow it down with \`description\` or \`locationId\`: ${found.map(describe).join("; ")}.`,
        );
    });
}

/** The backend knows why it has no locations, and where else to find a LocationId. */
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
