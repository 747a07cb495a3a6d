import { plainLine } from "./text";

/**
 * What a code host makes a link, a mention or a reference of, even if it is escaped, but not in code: addresses, `@name`, `#12`, `!12`,
 * `GH-12` and `owner/repository#12`. A UPN is not a mention.
 */
const LINKED = /((?:(?:[a-z][a-z0-9+.-]{0,40}:\/\/|www\.)[^\s`]*|(?<!\w)@\w|[\w./-]{0,100}[#!]\d|\bGH-\d)[\w@#!/.-]*)/i;
/** Code between single backticks. */
const CODE = /(?<!`)`([^`]+)`(?!`)/;
const MARKUP = /[`<>&[\]*_~|\\]/g;
/** What begins a heading, a list, a rule or an underlined heading at the start of a line. */
const BLOCK = /^(?:[#+=-]|\d+(?=[.)]))/;

interface Part {
    readonly text: string;
    readonly isCode: boolean;
}

/**
 * A line as Markdown that shows it as it is. Names come from the directory: one that became markup could hide the rest of a plan from
 * the person who approves it.
 */
export function escaped(text: string): string {
    return inMarkdown(withLinksAsCode(plainLine(text)));
}

/** As `escaped`, but keeps the code that a message has between backticks, such as an option to add. */
export function escapedAroundCode(text: string): string {
    const isPaired = text.split("`").length % 2 === 1;
    if (!isPaired) return escaped(text);
    const parts = splitBy(CODE, plainLine(text));
    return inMarkdown(parts.flatMap(part => (part.isCode ? [part] : withLinksAsCode(part.text))));
}

function withLinksAsCode(text: string): readonly Part[] {
    return splitBy(LINKED, text.replaceAll("->", "→"));
}

/** @param pattern with one group, which is code */
function splitBy(pattern: RegExp, text: string): readonly Part[] {
    return text
        .split(pattern)
        .map((each, index) => ({ text: each, isCode: index % 2 === 1 }))
        .filter(each => each.text !== "");
}

function inMarkdown(parts: readonly Part[]): string {
    const texts = parts.map(({ text, isCode }, index) => {
        if (!isCode) return text.replace(MARKUP, "\\$&");
        // Two backticks side by side would be another delimiter.
        return `${parts[index - 1]?.isCode ? " " : ""}\`${text}\``;
    });
    return texts
        .join("")
        .trimStart()
        .replace(BLOCK, begin => (/\d/.test(begin) ? `${begin}\\` : `\\${begin}`));
}
