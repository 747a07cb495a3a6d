import type { Command } from "commander";
import { plainJson } from "../../messages/plain-json";
import { defined } from "../../model/defined";
import type { LocationRow } from "../../tenant/embedded/database/rows";
import { asCmdlet, table } from "../cmdlet";
import { openTenantOf, type TenantOptions, withTenantOptions } from "../tenant-options";

interface Options extends TenantOptions {
    readonly city?: string;
    readonly country?: string;
    readonly json?: true;
}

export function tenantLocations(tenant: Command): Command {
    return withTenantOptions(tenant.command("locations"))
        .description("list emergency locations (Get-CsOnlineLisLocation)")
        .option("--city <city>", "only locations in this city")
        .option("--country <code>", "only locations in this country (ISO 3166, such as US)")
        .option("--json", "print JSON with the cmdlet's property names")
        .action(({ city, country, json, ...which }: Options) => {
            const opened = openTenantOf(which);
            asCmdlet(json === true, () => {
                const rows = opened.service.locations(defined({ city, country }));
                console.log(json ? plainJson(rows.map(asCmdletObject), 2) : asTable(rows));
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
