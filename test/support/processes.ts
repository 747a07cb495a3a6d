import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** All that a process started, directly or not. */
export function descendantsOf(pid: number): number[] {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const pairs = lines.map(line => line.trim().split(/\s+/).map(Number));
    const found = [pid];
    for (const parent of found) found.push(...pairs.flatMap(([child, of]) => (of === parent && child ? [child] : [])));
    return found.slice(1);
}

/** Waits until the processes ended by themselves, and ends those that have not after the given time. */
export async function ended(pids: readonly number[], patienceMs: number): Promise<void> {
    const until = Date.now() + patienceMs;
    while (pids.some(isAlive) && Date.now() < until) await pause(50);
    for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
    while (pids.some(isAlive)) await pause(20);
}

export function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}
