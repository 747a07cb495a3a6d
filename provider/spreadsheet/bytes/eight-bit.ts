import { isUtf8 } from "node:buffer";
import { changed, type Decoded, SAVE_AS_UTF8, type Undecodable } from "./decoded";
import { foreignEncoding } from "./foreign-encoding";
import { lineAt, lineEnd, lineStart } from "./lines";
import { fromWindows1252 } from "./windows-1252";

/** @param bytes Without the BOM. */
export function decodeEightBit(bytes: Uint8Array, hasBom: boolean): Decoded | Undecodable {
    const utf8Name = hasBom ? "UTF-8 with BOM" : "UTF-8";
    const nul = bytes.indexOf(0);
    const cut = nul === -1 ? bytes.length : lineStart(bytes, nul);
    if (nul !== -1 && cut === 0)
        return { line: 1, message: `The file is not a text file: byte ${nul + 1} is 0. ${SAVE_AS_UTF8}` };
    const decoded = decodeText(bytes.subarray(0, cut), hasBom, utf8Name);
    if (nul === -1 || !("encoding" in decoded) || decoded.changesAt) return decoded;
    return changed(decoded.encoding, decoded.utf8, lineAt(bytes, cut), wideEncoding(bytes, cut, nul));
}

function decodeText(bytes: Uint8Array, hasBom: boolean, utf8Name: string): Decoded | Undecodable {
    if (isUtf8(bytes)) return { encoding: utf8Name, utf8: bytes, changesAt: null };
    const { isUtf8First, changesAt } = findChange(bytes, hasBom);
    const same = bytes.subarray(0, changesAt ?? bytes.length);
    if (isUtf8First)
        return changed(utf8Name, same, lineAt(bytes, changesAt ?? 0), "Windows-1252 or another 8-bit encoding");
    const foreign = foreignEncoding(same);
    if (foreign) {
        const message = `The file is in neither UTF-8 nor UTF-16 nor Windows-1252, but ${foreign.name}. ${SAVE_AS_UTF8}`;
        return { line: lineAt(bytes, foreign.offset), message };
    }
    const text = fromWindows1252(same);
    if (changesAt !== null) return changed("Windows-1252", text, lineAt(bytes, changesAt), "UTF-8");
    return { encoding: "Windows-1252", utf8: text, changesAt: null };
}

/** Compares each line with the first one that has characters beyond ASCII. */
function findChange(bytes: Uint8Array, hasBom: boolean): { isUtf8First: boolean; changesAt: number | null } {
    let isUtf8First: boolean | null = hasBom ? true : null;
    for (let start = 0; start < bytes.length; ) {
        const end = lineEnd(bytes, start);
        const line = bytes.subarray(start, end);
        if (line.some(byte => byte > 127)) {
            const isLineUtf8 = isUtf8(line);
            isUtf8First ??= isLineUtf8;
            if (isLineUtf8 !== isUtf8First) return { isUtf8First, changesAt: start };
        }
        start = end;
    }
    return { isUtf8First: isUtf8First === true, changesAt: null };
}

/** The encoding of a line with bytes that are 0. */
function wideEncoding(bytes: Uint8Array, start: number, nul: number): string | null {
    if (bytes[nul + 1] === 0) return "UTF-32 or a binary format";
    if (bytes[nul + 2] !== 0) return null;
    return (nul - start) % 2 === 1 ? "UTF-16LE" : "UTF-16BE";
}
