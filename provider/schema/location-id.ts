import { describeValue } from "../messages/text";
import { GUID } from "./identity";

/** What the argument `locationId` asks for. Absence, which leaves the location alone, is not a reading. */
export type LocationReading =
    | { readonly kind: "set"; readonly locationId: string }
    | { readonly kind: "remove" }
    /** The text is as a message shows it. */
    | { readonly kind: "invalid"; readonly text: string };

/** The service shows "no location" as this id; as an argument it would be a removal by accident. */
const ZERO_GUID = "00000000-0000-0000-0000-000000000000";

export function readLocation(value: unknown): LocationReading {
    if (value === null || value === "null") return { kind: "remove" };
    if (typeof value === "string" && GUID.test(value) && value !== ZERO_GUID) {
        return { kind: "set", locationId: value.toLowerCase() };
    }
    return { kind: "invalid", text: describeValue(value) };
}
