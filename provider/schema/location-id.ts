import { describeValue } from "../messages/text";
import { GUID } from "./identity";

/** A value of the argument `locationId`. An absent argument leaves the location as it is. */
export type LocationReading =
    | { readonly kind: "set"; readonly locationId: string }
    | { readonly kind: "remove" }
    /** `text` is the value as a message shows it. */
    | { readonly kind: "invalid"; readonly text: string };

/** The service shows "no location" as this id. Accepting it as an argument would remove a location by accident. */
const ZERO_GUID = "00000000-0000-0000-0000-000000000000";

export function readLocation(value: unknown): LocationReading {
    if (value === null || value === "null") return { kind: "remove" };
    if (typeof value === "string" && GUID.test(value) && value !== ZERO_GUID) {
        return { kind: "set", locationId: value.toLowerCase() };
    }
    return { kind: "invalid", text: describeValue(value) };
}
