import { describeValue } from "../../messages/text";
import { GUID } from "../../schema/identity";
import { readLocation } from "../../schema/location-id";
import type { LocationName } from "../reading";
import type { CellReading } from "./cell-reading";
import { damageIn, trimmed, withoutBraces, withoutFormulaMark } from "./tidy";

/** What a row says of the location: `{}` leaves it. */
export interface LocationChoice {
    readonly locationId?: string | null;
    readonly location?: LocationName;
}

type LocationField = "locationId" | "location" | "locationCity";

const ZERO_GUID = "00000000-0000-0000-0000-000000000000";
const TO_REMOVE = "To remove the location write null, in lower case; to keep it leave the cell empty.";

/**
 * @param isExport Whether the cmdlet Get-CsPhoneNumberAssignment wrote the file: it shows "no location" as a GUID of zeros. In any
 * other file such a GUID is an error, because it would remove a location by accident.
 */
export function readLocationCell(field: LocationField, cell: string, isExport: boolean): CellReading<LocationChoice> {
    const text = withoutBraces(withoutFormulaMark(trimmed(cell)));
    if (text === "") return { value: {} };
    if (text === ZERO_GUID)
        return isExport
            ? { value: {} }
            : refuse(cell, `which is how the service shows that there is no location. ${TO_REMOVE}`);
    const reading = readLocation(text);
    if (reading.kind === "remove") return { value: { locationId: null } };
    if (/^null$/i.test(text)) return refuse(cell, `which is neither a location nor null. ${TO_REMOVE}`);
    if (reading.kind === "set" && field !== "locationCity") return { value: { locationId: reading.locationId } };
    if (field === "locationId")
        return refuse(
            cell,
            "which is not a LocationId (a GUID). Names of locations belong in a column `location`, cities in a column `locationCity`.",
        );
    const damage = damageIn(text);
    if (damage) return { code: "lost-value", message: `is ${describeValue(cell)}: the text ${damage}` };
    if (GUID.test(text)) return refuse(cell, "which is not a city. A LocationId belongs in a column `locationId`.");
    return { value: { location: field === "location" ? { description: text } : { city: text } } };
}

/**
 * The location of a row from its cells.
 * @returns `null` if they do not agree: an id beside a name, or a removal beside anything else
 */
export function combineLocations(choices: readonly LocationChoice[]): LocationChoice | null {
    const given = choices.filter(choice => Object.keys(choice).length > 0);
    if (given.length < 2) return given[0] ?? {};
    const names = given.flatMap(({ location }) => location ?? []);
    return names.length === given.length ? { location: Object.assign({}, ...names) as LocationName } : null;
}

function refuse(cell: string, reason: string) {
    return { code: "location-format", message: `is ${describeValue(cell)}, ${reason}` };
}
