const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The number of the line that contains an offset, counted from 1. CR LF, LF and CR end a line. */
export function lineAt(bytes: Uint8Array, offset: number): number {
    let line = 1;
    for (let index = 0; index < offset; index += 1) if (endsLine(bytes, index)) line += 1;
    return line;
}

/** The offset at which the line that contains an offset starts. */
export function lineStart(bytes: Uint8Array, offset: number): number {
    let start = offset;
    while (start > 0 && !endsLine(bytes, start - 1)) start -= 1;
    return start;
}

/** The offset after a line's end; the length of the bytes if it is the last line. */
export function lineEnd(bytes: Uint8Array, offset: number): number {
    let end = offset;
    while (end < bytes.length && !endsLine(bytes, end)) end += 1;
    return Math.min(end + 1, bytes.length);
}

/** How many lines a text ends. */
export function lineBreaksIn(text: string): number {
    return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function endsLine(bytes: Uint8Array, index: number): boolean {
    const byte = bytes[index];
    return byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED);
}
