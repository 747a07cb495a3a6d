import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { isPulumisRunner } from "./program-end";
import { processAndParent, type RunningProcess } from "./windows-processes";

/**
 * What a run covers: the whole program, only a part of it (`--target`, `--exclude`), or `unknown`. The engine tells a program nothing
 * of its targets, and it checks no resource that it leaves out.
 */
export type RunScope = "whole" | "partial" | "unknown";

/**
 * Finds the scope in the command line of the engine. It is `unknown` where that cannot be read: in an inline program of the Automation
 * API, and if anything but Pulumi's language host started this process.
 */
export function runScope(): RunScope {
    if (!isPulumisRunner()) return "unknown";
    try {
        const [host, engine] = process.platform === "win32" ? processAndParent(process.ppid) : chainOf(process.ppid);
        return scopeBetween(host, engine, process.env);
    } catch {
        return "unknown";
    }
}

/** The scope that the engine's command line shows, if these are the language host and the engine. */
export function scopeBetween(
    host: RunningProcess | undefined,
    engine: RunningProcess | undefined,
    environment: NodeJS.ProcessEnv,
): RunScope {
    if (!host || !engine || !isNamed(host, "pulumi-language-nodejs") || !isNamed(engine, "pulumi")) return "unknown";
    return scopeOf(engine.args.slice(1), environment);
}

function chainOf(id: number): readonly RunningProcess[] {
    const host = processOf(id);
    return [host, processOf(host.parent)];
}

/** Options whose value may follow in the same word, as in `-sprod`. */
const WITH_VALUE = "cmprstCv";

/**
 * The scope of a run with these arguments and this environment. A value that merely looks like an option makes it `partial`: that
 * refuses more, and writes no less safely.
 */
export function scopeOf(args: readonly string[], environment: NodeJS.ProcessEnv): RunScope {
    // Later versions of the engine take options from such variables.
    const isInEnvironment = Object.keys(environment).some(key => /^PULUMI_OPTION_(TARGET|EXCLUDE)/i.test(key));
    return isInEnvironment || args.some(selectsResources) ? "partial" : "whole";
}

function selectsResources(arg: string): boolean {
    if (/^--?(target|exclude)/.test(arg)) return true;
    if (!/^-[^-]/.test(arg)) return false;
    for (const letter of arg.slice(1)) {
        if (letter === "t" || letter === "x") return true;
        if (WITH_VALUE.includes(letter)) return false;
    }
    return false;
}

function processOf(id: number): RunningProcess {
    const folder = `/proc/${id}`;
    if (existsSync(folder)) {
        const args = readFileSync(`${folder}/cmdline`, "utf8").split("\0").slice(0, -1);
        const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`${folder}/status`, "utf8"))?.[1];
        return { args, parent: Number(parent) };
    }
    const [parent = "", ...args] = execFileSync("ps", ["-ww", "-o", "ppid=,command=", "-p", String(id)], {
        encoding: "utf8",
    })
        .trim()
        .split(/\s+/);
    return { args, parent: Number(parent) };
}

function isNamed({ args: [command = ""] }: RunningProcess, name: string): boolean {
    return (
        command
            .split(/[\\/]/)
            .at(-1)
            ?.replace(/\.exe$/i, "") === name
    );
}
