import { SEPARATORS, type Separator } from "../reading";
import { columnOf } from "./columns";
import { type CsvRecord, eachRecord } from "./records";

/** A longer header is not one. */
const HEAD_BYTES = 65_536;

export type SeparatorChoice =
    | { readonly separator: Separator | null; readonly header: readonly string[] }
    /** Several separators make the header a list of columns that are known. */
    | { readonly ambiguous: readonly Separator[] };

/** Chooses the separator with which the header has the most columns that are known. @param declared By a line `sep=`. */
export function chooseSeparator(utf8: Uint8Array, declared: Separator | null): SeparatorChoice {
    const head = utf8.subarray(0, HEAD_BYTES);
    const choices = (declared ? [declared] : SEPARATORS).map(separator => {
        const header = headerOf(head, separator);
        return { separator, header, known: header.filter(name => columnOf(name) !== null).length };
    });
    const split = choices.filter(({ header }) => header.length > 1);
    const [first] = choices;
    if (split.length === 0) return { separator: null, header: first?.header ?? [] };
    const most = Math.max(...split.map(({ known }) => known));
    const best = split.filter(({ known }) => known === most);
    if (most > 0 && best.length > 1) return { ambiguous: best.map(({ separator }) => separator) };
    const longest = best.reduce((one, other) => (other.header.length > one.header.length ? other : one));
    return { separator: longest.separator, header: longest.header };
}

function headerOf(head: Uint8Array, separator: Separator): readonly string[] {
    let header: readonly string[] = [];
    const visit = ({ cells }: CsvRecord) => {
        header = cells;
    };
    eachRecord(head, separator, 1, visit, 1);
    return header;
}

export function describeSeparator(separator: Separator): string {
    return { ",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a pipe (|)" }[separator];
}
