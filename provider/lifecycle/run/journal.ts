import { appendFileSync } from "node:fs";
import { journalLine } from "../../change-set/journal-file";
import type { Change } from "../../model/change";

/** Notes each write of a run in a file, from which the program's process sums up what was done once the engine has finished. */
export class Journal {
    #file: string | null = null;

    /** @param file As the gate's note names it; `null` where it names none. */
    open(file: string | null): void {
        this.#file ??= file;
    }

    add(change: Change): void {
        if (this.#file === null) return;
        try {
            appendFileSync(this.#file, journalLine(change));
        } catch {
            // Only the summary would miss it.
        }
    }
}
