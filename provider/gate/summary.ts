import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { kindsInJournal } from "../change-set/journal-file";
import type { Change } from "../model/change";

const WORDS: Readonly<Record<Change["kind"], string>> = {
    assign: "assigned",
    release: "released",
    setLocation: "with another emergency address",
    setEnterpriseVoice: "with Enterprise Voice changed",
};

/**
 * Prints one line when the engine has finished what an `up` creates and updates. The engine deletes only after the program's process has
 * ended, so the line announces the deletes.
 *
 * @param deletes how many numbers and flags the plan leaves to the deletes
 * @returns the file in which the provider process notes each write
 */
export function summarizeAtExit(deletes: number): string {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-run-"));
    const file = path.join(folder, "writes");
    process.once("exit", () => {
        const next =
            deletes === 0 ? "" : `; next, the engine takes away ${deletes} that the program no longer declares`;
        console.log(`Teams Phone: ${summaryOf(file)}${next}.`);
        rmSync(folder, { recursive: true, force: true });
    });
    return file;
}

function summaryOf(file: string): string {
    let kinds: readonly string[] = [];
    try {
        kinds = kindsInJournal(readFileSync(file, "utf8"));
    } catch {
        return "done: nothing was assigned or changed";
    }
    const counts = Object.entries(WORDS).map(([kind, words]) => [kinds.filter(each => each === kind).length, words]);
    return `done: ${counts
        .filter(([count]) => count !== 0)
        .map(([count, words]) => `${count} ${words}`)
        .join(", ")}`;
}
