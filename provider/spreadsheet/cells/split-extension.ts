const WORDS =
    "ext(?:ension|n)?|x|\u00d7|#|durchwahl|dw|nebenstelle|nst|poste|interno|int|anexo|ramal|toestel|anknytning|wew";
const EXTENSION = new RegExp(`[\\s;,(]*(?:${WORDS})\\s*[.:=#]?\\s*([0-9]{1,8})\\)?$`, "i");

/** Splits a number from an extension in any common spelling: `;ext=102`, `ext. 102`, `x102`, `#102`, `Durchwahl 102`. */
export function splitExtension(text: string): { readonly base: string; readonly extension: string | undefined } {
    const match = EXTENSION.exec(text);
    return match ? { base: text.slice(0, match.index), extension: match[1] } : { base: text, extension: undefined };
}
