import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { capture, ROOT, run, tell } from "../spawn.mjs";

const STAMP = path.join(ROOT, "node_modules/.installed-lock");

/** Whether dependencies are installed at all, of this lock file or of an older one. */
export function hasDependencies() {
    return existsSync(path.join(ROOT, "node_modules/typescript"));
}

/** Installs the locked dependencies if none are installed, or if the lock file has changed since. */
export async function ensureDependencies() {
    const lock = createHash("sha256")
        .update(readFileSync(path.join(ROOT, "package-lock.json")))
        .digest("hex");
    if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
        tell("installing the dependencies with npm ci (about half a minute) ...");
        const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
            stdio: ["ignore", 2, 2],
        });
        if (code !== 0) throw new Error("npm ci failed; its output above says why.");
        writeFileSync(STAMP, lock);
    }
    const node = await capture(path.join(ROOT, "node_modules/.bin/node"), ["--version"]);
    if (!/^v24\./.test(node.output)) {
        throw new Error(
            "the pinned Node 24 (npm package `node`) is missing. npm may be configured with ignore-scripts: delete node_modules and run again with `npm_config_ignore_scripts=false`.",
        );
    }
}
