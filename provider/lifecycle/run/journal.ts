import { appendFileSync } from "node:fs";
import { journalLine, undoneLine } from "../../change-set/journal-file";
import type { Change } from "../../model/change";

/** Notes each write of a run in a file, from which the program's process sums up what was done once the engine has finished. */
export class Journal {
    #file: string | null = null;

    /** @param file As the gate's note names it; `null` where it names none. */
    open(file: string | null): void {
        this.#file ??= file;
    }

    add(change: Change): void {
        this.#append(journalLine(change));
    }

    /** @param change one that was added, and was undone since */
    undone(change: Change): void {
        this.#append(undoneLine(change));
    }

    #append(line: string): void {
        if (this.#file === null) return;
        try {
            appendFileSync(this.#file, line);
        } catch {
            // Only the summary would miss it.
        }
    }
}
