import { visible } from "./text";

/** A longer word is not a typing error, and would be slow to compare. */
const MAX_LENGTH = 40;

/** The known word that a misspelt one probably stands for; at most a quarter of its letters may differ. */
export function closest(word: string, known: readonly string[]): string | undefined {
    if (word.length > MAX_LENGTH) return undefined;
    const distanceTo = (each: string) => distance(plain(word), plain(each));
    const [best] = [...known].sort((one, other) => distanceTo(one) - distanceTo(other));
    return best !== undefined && distanceTo(best) <= Math.floor(plain(best).length / 4) ? best : undefined;
}

/** `; did you mean X?`, or an empty string when no known word is close. */
export function didYouMean(word: string, known: readonly string[]): string {
    const match = closest(word, known);
    return match === undefined ? "" : `; did you mean \`${visible(match)}\`?`;
}

function plain(text: string): string {
    return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The Levenshtein distance: how many letters to insert, delete or replace. */
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
