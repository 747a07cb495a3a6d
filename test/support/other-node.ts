import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const VERSION = "22.23.3";

/**
 * The folder of the oldest major version of Node that the package supports, from the per-user cache. It is no dependency of the
 * project, because npm would link its `node` over the pinned one.
 */
export async function folderOfNode22(): Promise<string> {
    const { cacheFolder } = await import("../../scripts/engine/cache.mjs");
    const folder = path.join(cacheFolder(), "node", VERSION);
    const bin = path.join(folder, "node_modules/node/bin");
    if (existsSync(bin)) return bin;
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(path.join(unfinished, "package.json"), '{ "private": true, "allowScripts": { "node": true } }');
    const args = ["install", `node@${VERSION}`, "--no-audit", "--no-fund", "--loglevel=error"];
    const made = spawnSync("npm", args, { cwd: unfinished, encoding: "utf8", shell: process.platform === "win32" });
    if (made.status !== 0) throw new Error(`Node ${VERSION} could not be installed for this test: ${made.stderr}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    return bin;
}
