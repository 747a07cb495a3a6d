import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { runFolder } from "./run-folder";

/** The kernel counts in hundredths of a second, on every Linux. */
const TICKS_PER_SECOND = 100;
/** How often this process started the engine. Code that starts it increments `count`. */
export const engineRuns = { count: 0 };
const before = { cpu: 0, runs: 0 };

/** Notes, for the reporter, what this process and its ended children have cost since the last call. */
export function noteCosts(file: string): void {
    const [cpu, runs] = [cpuSeconds(), engineRuns.count];
    const costs = { file, cpu: cpu === null ? null : cpu - before.cpu, runs: runs - before.runs };
    Object.assign(before, { cpu: cpu ?? 0, runs });
    appendFileSync(path.join(runFolder(), "costs.jsonl"), `${JSON.stringify(costs)}\n`);
}

/** User and system time of this process and of all its descendants that were waited for; `null` where the system is not Linux. */
function cpuSeconds(): number | null {
    if (process.platform !== "linux") return null;
    const stat = readFileSync("/proc/self/stat", "utf8");
    // The second field, the command in parentheses, may hold spaces; utime, stime, cutime and cstime are the 14th to the 17th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}
