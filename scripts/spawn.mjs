import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
/** Windows starts `npm`, `mocha` and the like through .cmd files, which only a shell can run. */
const shell = process.platform === "win32";

/** Reports the progress of the set-up on standard error. */
export function tell(message) {
    process.stderr.write(`setup: ${message}\n`);
}

/** Runs a command with inherited output and returns its exit code. */
export function run(command, args, { env = process.env, cwd = ROOT, stdio = "inherit" } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { env, cwd, stdio, shell });
        child.on("error", reject);
        child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
    });
}

/** Runs a command and returns `{ code, output }`. The code is 127 if the command does not exist. */
export function capture(command, args, { env = process.env, cwd = ROOT } = {}) {
    return new Promise(resolve => {
        const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], shell });
        let output = "";
        child.stdout.on("data", text => (output += text));
        child.stderr.on("data", text => (output += text));
        child.on("error", error => resolve({ code: 127, output: String(error) }));
        child.on("close", code => resolve({ code: code ?? 1, output }));
    });
}
