import { type Decoded, SAVE_AS_UTF8, type Undecodable } from "./decoded";
import { decodeEightBit } from "./eight-bit";
import { decodeUtf16 } from "./utf-16";

/** UTF-8 and UTF-16 with and without BOM; Windows-1252 where the bytes are not valid UTF-8. */
export function decode(bytes: Uint8Array): Decoded | Undecodable {
    const decoded = decodeBytes(bytes);
    return "encoding" in decoded ? { ...decoded, utf8: withoutBoms(decoded.utf8) } : decoded;
}

/** Files that were joined have a BOM before each part. */
function withoutBoms(utf8: Uint8Array): Uint8Array {
    const bytes = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength);
    return bytes.includes("\ufeff") ? Buffer.from(bytes.toString("utf8").replaceAll("\ufeff", "")) : utf8;
}

function decodeBytes(bytes: Uint8Array): Decoded | Undecodable {
    const [first = -1, second = -1, third = -1, fourth = -1] = bytes;
    const start = [first, second, third, fourth].map(byte => (byte > 0 && byte < 128 ? "a" : byte)).join(" ");
    if (start === "255 254 0 0" || start === "0 0 254 255" || start === "a 0 0 0" || start === "0 0 0 a")
        return refuse("UTF-32");
    if (first === 255 && second === 254) return decodeUtf16(bytes.subarray(2), "UTF-16LE", " with BOM");
    if (first === 254 && second === 255) return decodeUtf16(bytes.subarray(2), "UTF-16BE", " with BOM");
    // A header begins with letters of ASCII, so every other byte of it is 0 in UTF-16.
    if (start === "a 0 a 0") return decodeUtf16(bytes, "UTF-16LE", "");
    if (start === "0 a 0 a") return decodeUtf16(bytes, "UTF-16BE", "");
    if (isUtf7(bytes)) return refuse("UTF-7");
    const hasBom = first === 0xef && second === 0xbb && third === 0xbf;
    return decodeEightBit(hasBom ? bytes.subarray(3) : bytes, hasBom);
}

function refuse(encoding: string): Undecodable {
    return { line: 1, message: `The file is in ${encoding}, which is not supported. ${SAVE_AS_UTF8}` };
}

const HEAD_BYTES = 4000;

/** UTF-7 writes `"`, `@`, `;`, `|` and `_` as `+ACI-` and so on. */
function isUtf7(bytes: Uint8Array): boolean {
    return /\+A(?:CI|EA|Ds|Hw|F8)-/.test(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1"));
}
