import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, run, tell } from "../spawn.mjs";
import { installPinnedNode, NODE_LOCK, requireNode } from "./pinned-node.mjs";

const STAMP = path.join(ROOT, "node_modules/.installed-lock");

/** Whether dependencies are installed at all, of this lock file or of an older one. */
export function hasDependencies() {
    return existsSync(path.join(ROOT, "node_modules/typescript"));
}

/** Installs the locked dependencies and the pinned Node if they are missing, or if a lock file has changed since. */
export async function ensureDependencies() {
    const lock = createHash("sha256")
        .update(readFileSync(path.join(ROOT, "package-lock.json")))
        .update(readFileSync(NODE_LOCK))
        .digest("hex");
    if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== lock) {
        tell("installing the dependencies with npm ci (about half a minute) ...");
        const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
            stdio: ["ignore", 2, 2],
        });
        if (code !== 0) throw new Error("npm ci failed; its output above says why.");
        await installPinnedNode();
        writeFileSync(STAMP, lock);
    }
    await requireNode();
}
