/** A file's text. */
export interface Decoded {
    /** Such as `UTF-8`, `UTF-16LE with BOM` or `UTF-8, then UTF-16LE`. */
    readonly encoding: string;
    /** The text in UTF-8, without a BOM; up to the line before a change of encoding. */
    readonly utf8: Uint8Array;
    /** The line from which on the file has another encoding. */
    readonly changesAt: { readonly line: number; readonly message: string } | null;
}

/** A file whose encoding is not supported. */
export interface Undecodable {
    readonly line: number;
    readonly message: string;
}

export const SAVE_AS_UTF8 =
    'Save it in UTF-8: in Excel as "CSV UTF-8 (Comma delimited)", in PowerShell with `Export-Csv -Encoding UTF8`.';

/** @param to `null` if the encoding of the rest is not known. */
export function changed(from: string, utf8: Uint8Array, line: number, to: string | null): Decoded {
    if (line === 1)
        return {
            encoding: from,
            utf8,
            changesAt: { line, message: `The file begins as if it were in ${from}, but it is not. ${SAVE_AS_UTF8}` },
        };
    const message = `The file changes its encoding: it is in ${from} up to line ${line - 1}, and in ${to ?? "another encoding"} from line ${line} on. Rows were probably appended by another program. Export the file again as a whole, or append in the encoding of the file.`;
    return { encoding: to === null ? from : `${from}, then ${to}`, utf8, changesAt: { line, message } };
}
