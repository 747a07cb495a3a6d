import { lineEnd } from "../bytes/lines";
import { trimmed } from "../cells/tidy";
import { SEPARATORS, type Separator } from "../reading";

export interface Preamble {
    /** Where the header starts. */
    readonly offset: number;
    readonly line: number;
    /** The separator that a line `sep=` declares. */
    readonly separator: Separator | null;
    /** A declared separator that is not supported. */
    readonly unsupported: { readonly text: string; readonly line: number } | null;
}

/** Skips what may come before the header: empty lines, PowerShell's `#TYPE` and Excel's `sep=`. */
export function readPreamble(utf8: Uint8Array): Preamble {
    let preamble: Preamble = { offset: 0, line: 1, separator: null, unsupported: null };
    while (preamble.offset < utf8.length) {
        const end = lineEnd(utf8, preamble.offset);
        const text = Buffer.from(utf8.subarray(preamble.offset, end))
            .toString("utf8")
            .replace(/[\r\n]+$/, "");
        const sep = /^\s*"?sep=(.)"?[\s,;|]*$/i.exec(text)?.[1];
        const isType = /^\s*"?#TYPE\b/.test(text);
        if (sep === undefined && !isType && trimmed(text) !== "") break;
        const separator = SEPARATORS.find(each => each === sep);
        preamble = {
            offset: end,
            line: preamble.line + 1,
            separator: separator ?? preamble.separator,
            unsupported: sep === undefined || separator ? preamble.unsupported : { text: sep, line: preamble.line },
        };
    }
    return preamble;
}
