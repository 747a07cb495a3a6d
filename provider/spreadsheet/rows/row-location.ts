import { combineLocations, type LocationChoice, readLocationCell } from "../cells/location-cell";
import type { RowCells } from "./row-cells";

const FIELDS = ["locationId", "location", "locationCity"] as const;

/** What a row says of the location, from up to three cells. */
export function readRowLocation(cells: RowCells, isExport: boolean): LocationChoice {
    const choices = FIELDS.map(field => cells.take(field, readLocationCell(field, cells.text(field), isExport)) ?? {});
    const combined = combineLocations(choices);
    if (combined) return combined;
    const field = FIELDS.findLast((_, index) => Object.keys(choices[index] ?? {}).length > 0) ?? "location";
    cells.refuse(
        field,
        "location-format",
        "does not go together with another cell about the location in this row. Give either an id, or a name, a city or both, or null.",
    );
    return {};
}
