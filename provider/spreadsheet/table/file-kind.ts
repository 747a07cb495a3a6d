const EXPORT_CSV =
    "Write it with `Export-Csv`: `Get-CsOnlineUser | Select-Object UserPrincipalName, LineUri | Export-Csv numbers.csv -NoTypeInformation -Encoding UTF8`.";
const FROM_EXCEL = 'Open it in Excel and save it as "CSV UTF-8 (Comma delimited)".';
const ZIP_HEAD = 4000;

/** What a file is by its first bytes, and what to do; `null` if it may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
    const head = Buffer.from(bytes.subarray(0, ZIP_HEAD)).toString("latin1");
    if (head.startsWith("PK\x03\x04")) {
        if (head.includes("opendocument.spreadsheet")) return `an OpenDocument spreadsheet (.ods). ${FROM_EXCEL}`;
        if (/xl\/|\[Content_Types\]/.test(head)) return `an Excel workbook (.xlsx). ${FROM_EXCEL}`;
        return "a ZIP archive. Take the file out of it; a workbook must be saved as CSV.";
    }
    if (head.startsWith("\xd0\xcf\x11\xe0"))
        return `an Excel 97-2003 workbook (.xls), an encrypted workbook or another file of Office. ${FROM_EXCEL}`;
    if (head.startsWith("%PDF")) return `a PDF. Export the numbers from where the PDF was made. ${EXPORT_CSV}`;
    if (head.startsWith("\x1f\x8b")) return "compressed with gzip. Decompress it first.";
    if (head.startsWith("SQLite format 3"))
        return "an SQLite database. If it is an embedded tenant, write its numbers with `teams-phone export --csv`.";
    return head.startsWith("{\\rtf") ? `a text document (RTF). ${FROM_EXCEL}` : null;
}

/** The kinds of text that are not CSV: each with a pattern of their first lines. */
const TEXTS: readonly (readonly [pattern: RegExp, kind: string])[] = [
    [
        /^\s*[[{]\s*(?:["{[\]}]|$)/,
        "JSON. In PowerShell, use `Export-Csv` in place of `ConvertTo-Json`; with this package, `teams-phone export --csv` in place of `--json`.",
    ],
    [/^\s*<(?:\?xml|!|[a-z])/i, `XML or HTML. ${FROM_EXCEL} In PowerShell, use \`Export-Csv\`.`],
    [
        /ClassId2e4f51ef21dd47e99d3c952918aff9cd/,
        `the layout of a table. Remove \`Format-Table\` before \`Export-Csv\`.`,
    ],
    [/^\s*PS [^\n>]*>/, `a copy of a PowerShell window. ${EXPORT_CSV}`],
    [/^[A-Za-z]\w*[ \t]+:(?: [^\n]*)?\n[A-Za-z]\w*[ \t]+:/, `PowerShell's screen output (a list). ${EXPORT_CSV}`],
    [
        /^(?:---[ \t]*\n|-[ \t]+[A-Za-z]+[ \t]*:|[A-Za-z]+:[ \t]*\n)/,
        "YAML. Give it a name that ends with .yaml, or read it with `fromYaml`.",
    ],
    [
        /^(?:"?#TYPE[^\n]*\n)?"?Length"?(?:\n|$)/,
        `the lengths of texts: \`Export-Csv\` was given texts in place of objects. ${EXPORT_CSV}`,
    ],
];
const LINES = 8;
/** PowerShell 7 may write its screen's colours into a file. */
const COLOURS = /\p{Cc}\[[0-9;]*m/gu;

/** What a text is that is not CSV, and what to do; `null` if it may be CSV. @param head The first lines of the text. */
export function textKind(head: string): string | null {
    const lines = head.replace(COLOURS, "").split(/\r\n|\r|\n/);
    const first = lines.filter(line => line.trim() !== "").slice(0, LINES);
    const text = first.join("\n");
    return TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? tableKind(first);
}

/** A table is drawn with a line of dashes under its header. PowerShell may write the name of a group before that. */
function tableKind([title = "", second = "", third = ""]: readonly string[]): string | null {
    if (isRuler(second) && second.includes("|"))
        return "a Markdown table. Save it as CSV: a line per row, with commas between the cells, and without the line of dashes.";
    const isTable = !title.includes('"') && (isRuler(second) || (isRuler(third) && !second.includes('"')));
    return isTable ? `PowerShell's screen output (a table). ${EXPORT_CSV}` : null;
}

function isRuler(line: string): boolean {
    return /^[-:| \t]+$/.test(line) && line.includes("--");
}
