import type { Command } from "commander";
import type { LocationRow } from "../../tenant/embedded/database/rows";
import { asCmdlet, table } from "../cmdlet";
import { aboutTenant, openTenantOf, type TenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly city?: string;
    readonly country?: string;
    readonly json: boolean;
}

export function tenantLocations(tenant: Command): Command {
    return aboutTenant(tenant.command("locations"))
        .description("Get-CsOnlineLisLocation: emergency locations")
        .option("--city <city>", "only in this city")
        .option("--country <code>", "only in this country (ISO 3166, such as US)")
        .option("--json", "with the cmdlet's property names", false)
        .action(({ city, country, json, ...which }: Options) => {
            const opened = openTenantOf(which);
            asCmdlet(json, () => {
                const query = {
                    ...(city === undefined ? {} : { city }),
                    ...(country === undefined ? {} : { country }),
                };
                const rows = opened.service.locations(query);
                console.log(json ? JSON.stringify(rows.map(asCmdletObject), null, 2) : asTable(rows));
            });
            opened.close();
        });
}

function asTable(rows: readonly LocationRow[]): string {
    if (rows.length === 0) return "no locations";
    const lines = rows.map(row => [row.location_id, `${row.description} `, `${row.validation} `, row.address]);
    return table([["LOCATION ID", "DESCRIPTION", "VALIDATION", "ADDRESS"], ...lines]);
}

function asCmdletObject(row: LocationRow) {
    return {
        LocationId: row.location_id,
        Description: row.description,
        Location: row.address,
        City: row.city,
        CountryOrRegion: row.country,
        ValidationStatus: row.validation.charAt(0).toUpperCase() + row.validation.slice(1),
    };
}
