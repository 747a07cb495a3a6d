import { createHash } from "node:crypto";

/** Converts to Graph's spelling: `VoiceApplicationAssignment` becomes `voiceApplicationAssignment`. */
export function toCamelCase(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Derives a GUID from a text. */
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

/** Converts a time to the format of the Teams service, with seven decimal places. */
export function sevenDigits(iso: string): string {
    return iso.replace(/\.(\d{3})Z$/, ".$10000Z");
}
