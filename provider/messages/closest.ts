/** Longer words are no slips of the pen, and comparing them takes time. */
const LONGEST = 40;

/** The one of the known words that a misspelt one was probably meant to be. */
export function closest(word: string, known: readonly string[]): string | undefined {
    if (word.length > LONGEST) return undefined;
    const slips = (each: string) => distance(plain(word), plain(each));
    const [best] = [...known].sort((one, other) => slips(one) - slips(other));
    return best !== undefined && slips(best) <= Math.floor(plain(best).length / 4) ? best : undefined;
}

/** `; did you mean X?`, or nothing when no known word is close. */
export function didYouMean(word: string, known: readonly string[]): string {
    const match = closest(word, known);
    return match === undefined ? "" : `; did you mean \`${match}\`?`;
}

function plain(text: string): string {
    return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** How many letters must be added, dropped or replaced (Levenshtein). */
function distance(from: string, to: string): number {
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (const [down, letter] of [...from].entries()) {
        const next = [down + 1];
        for (let across = 0; across < to.length; across++) {
            const replaced = (row[across] ?? 0) + (to[across] === letter ? 0 : 1);
            next.push(Math.min(replaced, (row[across + 1] ?? 0) + 1, (next[across] ?? 0) + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
