import type { Change } from "../model/change";

const UNDONE = "-";

/** What the provider process appends to the run's journal for one write. The program's process reads it with `kindsInJournal`. */
export function journalLine({ kind }: Change): string {
    return `${kind}\n`;
}

/** What the provider process appends when it has undone a write that the journal has. */
export function undoneLine({ kind }: Change): string {
    return `${UNDONE}${kind}\n`;
}

/** @param text the whole journal @returns the kind of each write that was not undone */
export function kindsInJournal(text: string): readonly string[] {
    const kinds: string[] = [];
    for (const line of text.split("\n").filter(each => each !== ""))
        if (line.startsWith(UNDONE)) kinds.splice(kinds.lastIndexOf(line.slice(UNDONE.length)), 1);
        else kinds.push(line);
    return kinds;
}
