import { type ChildProcess, execFile, spawnSync } from "node:child_process";
import path from "node:path";
import { lowestNode } from "./other-node";

export const ROOT = path.join(__dirname, "../..");
const MAIN = path.join(ROOT, "dist/cli/main.js");

interface Place {
    readonly folder: string;
    /** Beside this process's own environment; `undefined` leaves a variable out. */
    readonly env?: NodeJS.ProcessEnv;
    /** The executable of Node. The tests run the commands on the lowest version, where a warning of Node's is likeliest. */
    readonly node?: string;
}

/** Runs the built command as a process of its own. */
export function runTeamsPhone(place: string | Place, ...args: string[]) {
    const { file, command, options } = commandLine(place, args);
    const { stdout, stderr, status } = spawnSync(file, command, { ...options, encoding: "utf8", timeout: 60_000 });
    return { stdout, stderr, status };
}

/** Starts the built command. This process goes on meanwhile, and may serve the command's tenant. */
export function startTeamsPhone(place: string | Place, ...args: string[]) {
    const { file, command, options } = commandLine(place, args);
    let child: ChildProcess | undefined;
    const ended = new Promise<{ stdout: string; stderr: string; status: number }>(resolve => {
        const running = execFile(file, command, options, (_, stdout, stderr) =>
            resolve({ stdout, stderr, status: running.exitCode ?? -1 }),
        );
        child = running;
    });
    return { child: child as ChildProcess, ended };
}

function commandLine(place: string | Place, args: readonly string[]) {
    const { folder, env = {}, node = lowestNode() } = typeof place === "string" ? { folder: place } : place;
    return {
        file: node,
        command: [MAIN, ...args],
        options: {
            cwd: folder,
            env: {
                ...process.env,
                // A worker of Mocha hands its options down, and the other Node may not know them.
                NODE_OPTIONS: "",
                // A command spends most of its time on compiling its modules, which gives the same result each time.
                NODE_COMPILE_CACHE: path.join(ROOT, "node_modules/.cache/pulumi-teams-phone/compiled"),
                ...env,
            },
        },
    };
}
