import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Mocha's own workers, and the compiler service that tsx shares, end with Mocha. */
const OF_MOCHA = /[\\/]mocha[\\/]lib[\\/]nodejs[\\/]worker|[\\/]esbuild\0--service/;
/** How long a process may take to end once its test is over: the provider and the program look for their engine every 5 s. */
const PATIENCE_MS = 15_000;

/**
 * Requires that nothing is left of what the tests started, directly or not: all of it inherits the variable that names the run's folder.
 * Does nothing where the system is not Linux.
 * @throws Error with the commands of what is left
 */
export async function requireNothingLeft(folder: string, patienceMs: number = PATIENCE_MS): Promise<void> {
    if (process.platform !== "linux") return;
    const until = Date.now() + patienceMs;
    while (leftOf(folder).length > 0 && Date.now() < until) await pause(200);
    const left = leftOf(folder);
    if (left.length > 0) throw new Error(["The tests left processes behind:", ...left].join("\n  "));
}

function leftOf(folder: string): string[] {
    const pids = readdirSync("/proc").filter(name => /^\d+$/.test(name) && Number(name) !== process.pid);
    return pids.flatMap(pid => {
        if (!fileOf(pid, "environ").split("\0").includes(`TEAMS_PHONE_TEST_RUN=${folder}`)) return [];
        const command = fileOf(pid, "cmdline");
        return command === "" || OF_MOCHA.test(command) ? [] : [`${pid}: ${command.replaceAll("\0", " ").trim()}`];
    });
}

/** A process may end in between, or belong to somebody else. */
function fileOf(pid: string, name: string): string {
    try {
        return readFileSync(`/proc/${pid}/${name}`, "utf8");
    } catch {
        return "";
    }
}
