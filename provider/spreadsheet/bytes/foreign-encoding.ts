/** Encodings of other scripts, each with letters that its text must have. */
const OF_OTHER_SCRIPTS = [
    ["shift_jis", "Shift_JIS", /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
    ["gb18030", "GBK", /\p{Script=Han}/u],
    ["big5", "Big5", /\p{Script=Han}/u],
    ["euc-kr", "EUC-KR", /\p{Script=Hangul}/u],
    ["windows-1251", "Windows-1251", /\p{Script=Cyrillic}/u],
    ["windows-1253", "Windows-1253", /\p{Script=Greek}/u],
] as const;

/** Bytes that Windows-1252 does not assign. */
const UNASSIGNED = /[\x81\x8d\x8f\x90\x9d]/;
/** Quotation marks and signs of Windows-1252 that do not stand between two letters, where code page 850 has letters. */
const SIGN_IN_WORD = /[a-z][\x82-\x89\x8b\x93-\x95\x98\x99\x9b][a-z]/i;
/** Letters of a Western language: two beyond ASCII seldom stand side by side. */
const HIGH_RUNS = /[\x80-\xff]{2,}/g;

/** How much of the text is decoded to find out what it is. */
const SAMPLE_LINES = 500;

/** Whether bytes that are not valid UTF-8 are not Windows-1252 either, and what they probably are. */
export function foreignEncoding(bytes: Uint8Array): { readonly name: string; readonly offset: number } | null {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const offset = text.search(/[\x80-\xff]/);
    const lines = text.split(/\r\n|\r|\n/).filter(line => /[\x80-\xff]/.test(line));
    const sample = lines.slice(0, SAMPLE_LINES).join("\n");
    const high = sample.match(/[\x80-\xff]/g)?.length ?? 0;
    const inRuns = (sample.match(HIGH_RUNS) ?? []).join("").length;
    if (high >= 4 && inRuns * 2 > high) {
        const names = OF_OTHER_SCRIPTS.filter(([label, , letters]) => isReadAs(sample, label, letters));
        const known = names.map(([, name]) => name).join(" or ");
        return { name: known ? `probably ${known}` : "the encoding of another script", offset };
    }
    // Excel for Mac ends lines with CR only where it writes Mac OS Roman.
    if (!text.includes("\n") && text.includes("\r")) return { name: "probably Mac OS Roman", offset };
    const strange = Math.max(text.search(UNASSIGNED), text.search(SIGN_IN_WORD));
    return strange === -1 ? null : { name: "probably a DOS code page (850 or 437)", offset: strange };
}

function isReadAs(latin1: string, label: string, letters: RegExp): boolean {
    try {
        const text = new TextDecoder(label, { fatal: true }).decode(Buffer.from(latin1, "latin1"));
        const beyondAscii = [...text].filter(each => each > "\x7f");
        return beyondAscii.filter(each => letters.test(each)).length * 4 >= beyondAscii.length * 3;
    } catch {
        return false;
    }
}
