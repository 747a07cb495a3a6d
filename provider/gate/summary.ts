import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Change } from "../model/change";

const WORDS: Readonly<Record<Change["kind"], string>> = {
    assign: "assigned",
    release: "released",
    setLocation: "with another emergency address",
    setEnterpriseVoice: "with Enterprise Voice changed",
};

/**
 * Prints one line when the engine has finished an `up`: what was written, deletes included. The SDK keeps the program's process until
 * then, and the engine still shows what it prints.
 *
 * @returns the file in which the provider process notes each write
 */
export function summarizeAtExit(): string {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-run-"));
    const file = path.join(folder, "writes");
    process.once("exit", () => {
        const text = summaryOf(file);
        rmSync(folder, { recursive: true, force: true });
        console.log(`Teams Phone: ${text}.`);
    });
    return file;
}

function summaryOf(file: string): string {
    let kinds: string[] = [];
    try {
        kinds = readFileSync(file, "utf8").trim().split("\n");
    } catch {
        return "nothing was written";
    }
    const counts = Object.entries(WORDS).map(([kind, words]) => [kinds.filter(each => each === kind).length, words]);
    return `done: ${counts
        .filter(([count]) => count !== 0)
        .map(([count, words]) => `${count} ${words}`)
        .join(", ")}`;
}
