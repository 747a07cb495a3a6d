import { execFileSync, spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** All that a process started, directly or not. */
export function descendantsOf(pid: number): number[] {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const pairs = lines.map(line => line.trim().split(/\s+/).map(Number));
    const found = [pid];
    for (const parent of found) found.push(...pairs.flatMap(([child, of]) => (of === parent && child ? [child] : [])));
    return found.slice(1);
}

/** A process's command with its arguments; empty once it has ended. */
export function commandOf(pid: number): string {
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

/** Waits until the processes ended by themselves; without end, so that the test's own time limit tells of one that goes on. */
export async function endedByThemselves(pids: readonly number[]): Promise<void> {
    while (pids.some(isAlive)) await pause(50);
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
