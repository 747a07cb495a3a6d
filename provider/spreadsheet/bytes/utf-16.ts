import { changed, type Decoded } from "./decoded";
import { lineBreaksIn } from "./lines";

type ByteOrder = "UTF-16LE" | "UTF-16BE";

/** @param suffix Follows the encoding's name. */
export function decodeUtf16(bytes: Uint8Array, order: ByteOrder, suffix: string): Decoded {
    const encoding = order + suffix;
    const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
    const text = (order === "UTF-16BE" ? even.swap16() : even).toString("utf16le");
    const cutOff = bytes.length % 2 === 0 ? null : { index: text.length, to: null };
    const change = findChange(text, order) ?? cutOff;
    if (!change) return { encoding, utf8: Buffer.from(text), changesAt: null };
    const before = text.slice(0, change.index);
    const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
    return changed(encoding, Buffer.from(text.slice(0, start)), lineBreaksIn(before) + 1, change.to);
}

/** Rows of a file are longer; a run of Han characters that looks like this for so long is next to impossible. */
const MIN_RUN = 12;
/** How many of the last code units are looked at. */
const MAX_ROW = 60;

/** The first text that is in another encoding: two ASCII characters in each code unit, or ASCII in the other byte order. */
function findChange(text: string, order: ByteOrder): { index: number; to: string | null } | null {
    const nul = text.indexOf("\0");
    let paired = 0;
    let swapped = 0;
    for (let index = 0; index < (nul === -1 ? text.length : nul); index += 1) {
        const unit = text.charCodeAt(index);
        paired = isAscii(unit >> 8) && isAscii(unit & 255) ? paired + 1 : 0;
        swapped = isAscii(unit >> 8) && (unit & 255) === 0 ? swapped + 1 : 0;
        if (swapped >= MIN_RUN)
            return { index: index - swapped + 1, to: order === "UTF-16LE" ? "UTF-16BE" : "UTF-16LE" };
        if (paired >= MIN_RUN && isRow(text.slice(index + 1 - Math.min(paired, MAX_ROW), index + 1)))
            return { index: index - paired + 1, to: "UTF-8 or another 8-bit encoding" };
    }
    return nul === -1 ? null : { index: nul, to: null };
}

function isAscii(byte: number): boolean {
    return (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;
}

/** Whether the bytes of a text have what each row has and Han characters do not: an address or the digits of a number. */
function isRow(text: string): boolean {
    const bytes = Buffer.from(text, "utf16le");
    return [bytes.toString("latin1"), Buffer.from(bytes).swap16().toString("latin1")].some(each =>
        /@|[0-9]{7}/.test(each),
    );
}
