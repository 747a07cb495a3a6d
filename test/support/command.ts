import { spawnSync } from "node:child_process";
import path from "node:path";

export const ROOT = path.join(__dirname, "../..");

/** Runs the built command as a process of its own. */
export function runTeamsPhone(folder: string, ...args: string[]) {
    const command = [path.join(ROOT, "dist/cli/main.js"), ...args];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, {
        cwd: folder,
        // Most of what a command takes is compiling its modules, which is the same each time.
        env: { ...process.env, NODE_COMPILE_CACHE: path.join(ROOT, "node_modules/.cache/pulumi-teams-phone/compiled") },
        encoding: "utf8",
        timeout: 60_000,
    });
    return { stdout, stderr, status };
}
