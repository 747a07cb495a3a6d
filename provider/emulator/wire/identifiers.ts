import { createHash } from "node:crypto";

/** `VoiceApplicationAssignment` as Graph spells it. */
export function camel(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A made-up GUID, always the same for the same text. */
export function guidOf(text: string): string {
    const hex = createHash("sha256").update(text).digest("hex");
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join("-");
}

/** Times of the Teams service have seven digits behind the point. */
export function sevenDigits(iso: string): string {
    return iso.replace(/\.(\d{3})Z$/, ".$10000Z");
}
