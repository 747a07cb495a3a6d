import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const VARIABLE = "TEAMS_PHONE_TEST_RUN";

/** A folder for what all processes of one run of the tests share. The process that asked first removes it when it ends. */
export function runFolder(): string {
    const existing = process.env[VARIABLE];
    if (existing !== undefined) return existing;
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-run-"));
    process.env[VARIABLE] = folder;
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
