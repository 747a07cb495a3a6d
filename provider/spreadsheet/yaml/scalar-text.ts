import { isScalar } from "yaml";
import type { CellReading } from "../cells/cell-reading";
import type { Field } from "../table/columns";

const LOCATION_FIELDS: readonly Field[] = ["locationId", "location", "locationCity"];

/** The text of a value as the file spells it, so that a number loses neither its `+` nor its digits. */
export function scalarText(field: Field, value: unknown): CellReading<string> {
    if (!isScalar(value))
        return { code: "row-format", message: "must be a text, not a list, a map or a reference to one." };
    if (typeof value.value === "string") return { value: value.value };
    if (value.value !== null) return { value: value.source ?? String(value.value) };
    if (!LOCATION_FIELDS.includes(field)) return { value: "" };
    if (value.source === "null") return { value: "null" };
    return {
        code: "location-format",
        message: "is empty. To remove the location write null, in lower case; to keep it leave the key out.",
    };
}
