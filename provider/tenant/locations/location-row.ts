import { visible } from "../../messages/text";
import type { EmergencyLocation } from "../../model/location";
import { GUID } from "../../schema/identity";

/** The columns that a lookup needs. */
export const REQUIRED_COLUMNS = ["LocationId", "Description", "City", "CountryOrRegion"] as const;
type Column =
    | (typeof REQUIRED_COLUMNS)[number]
    | "Location"
    | "CompanyName"
    | "HouseNumber"
    | "StreetName"
    | "StateOrProvince"
    | "PostalCode";

export interface Problem {
    readonly column: string;
    /** Continues a sentence that begins with the column. */
    readonly message: string;
}

const COUNTRY = /^[A-Z]{2}$/i;

/** One line of the file, under the column names of Get-CsOnlineLisLocation. */
export class LocationRow {
    constructor(private readonly cell: (column: Column) => string) {}

    get(column: Column): string {
        return this.cell(column).trim();
    }

    problems(): readonly Problem[] {
        const id = this.get("LocationId");
        const country = this.get("CountryOrRegion");
        const garbled = (["Description", "Location", "City"] as const).filter(each =>
            this.get(each).includes("\ufffd"),
        );
        return [
            ...(GUID.test(id) ? [] : [{ column: "LocationId", message: `must be a GUID, not \`${visible(id)}\`.` }]),
            ...(COUNTRY.test(country)
                ? []
                : [
                      {
                          column: "CountryOrRegion",
                          message: `must be an ISO 3166 code of two letters, not \`${visible(country)}\`.`,
                      },
                  ]),
            ...garbled.map(column => ({
                column,
                message: `is not UTF-8: \`${visible(this.get(column))}\`. Export with -Encoding UTF8.`,
            })),
        ];
    }
}

/**
 * A place within a building is described as in `Berlin office, 2nd floor`, so that each location of an address has a description of its
 * own. The cmdlet does not show whether an address was validated.
 */
export function toLocation(row: LocationRow): EmergencyLocation {
    const address = [
        joined([row.get("HouseNumber"), row.get("StreetName")], " "),
        row.get("City"),
        joined([row.get("StateOrProvince"), row.get("PostalCode")], " "),
    ];
    const description = joined([row.get("Description") || row.get("CompanyName"), row.get("Location")], ", ");
    return {
        locationId: row.get("LocationId").toLowerCase(),
        description: description || joined(address, ", "),
        address: joined(address, ", "),
        city: row.get("City"),
        country: row.get("CountryOrRegion").toUpperCase(),
        validation: "unknown",
    };
}

function joined(parts: readonly string[], separator: string): string {
    return parts.filter(Boolean).join(separator);
}
