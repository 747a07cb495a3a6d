import type { Change } from "../model/change";

/** What the provider process appends to the run's journal for one write. The program's process reads it with `kindsInJournal`. */
export function journalLine({ kind }: Change): string {
    return `${kind}\n`;
}

/** @param text the whole journal */
export function kindsInJournal(text: string): readonly string[] {
    return text.split("\n").filter(line => line !== "");
}
