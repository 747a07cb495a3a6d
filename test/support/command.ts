import { spawnSync } from "node:child_process";
import path from "node:path";

export const ROOT = path.join(__dirname, "../..");

interface Place {
    readonly folder: string;
    /** Beside this process's own environment; `undefined` leaves a variable out. */
    readonly env: NodeJS.ProcessEnv;
}

/** Runs the built command as a process of its own. */
export function runTeamsPhone(place: string | Place, ...args: string[]) {
    const { folder, env } = typeof place === "string" ? { folder: place, env: {} } : place;
    const command = [path.join(ROOT, "dist/cli/main.js"), ...args];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, {
        cwd: folder,
        // Most of what a command takes is compiling its modules, which is the same each time.
        env: {
            ...process.env,
            NODE_COMPILE_CACHE: path.join(ROOT, "node_modules/.cache/pulumi-teams-phone/compiled"),
            ...env,
        },
        encoding: "utf8",
        timeout: 60_000,
    });
    return { stdout, stderr, status };
}
