import { copyFileSync, existsSync, linkSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { capture, ROOT, run } from "../spawn.mjs";

/** Its lock file has the hash of each platform's binary. The npm package `node` would download one without a hash. */
const FOLDER = path.join(ROOT, "scripts/node");
const LOWEST = [22, 13];

/** The files whose contents decide what is installed. */
export const NODE_LOCK = path.join(FOLDER, "package-lock.json");

/** Installs the pinned Node as `node_modules/.bin/node`. A platform without one in the lock file runs the tasks on its own Node. */
export async function installPinnedNode() {
    const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: FOLDER,
        stdio: ["ignore", 2, 2],
    });
    if (code !== 0) throw new Error("npm ci failed in scripts/node; its output above says why.");
    const name = process.platform === "win32" ? "node.exe" : "node";
    const platform = process.platform === "win32" ? "win" : process.platform;
    const binary = path.join(FOLDER, "node_modules", `node-${platform}-${process.arch}`, "bin", name);
    const link = path.join(ROOT, "node_modules/.bin", name);
    rmSync(link, { force: true });
    if (!existsSync(binary)) return;
    try {
        linkSync(binary, link);
    } catch {
        copyFileSync(binary, link);
    }
}

/** @throws Error if the tasks would run on a Node that is too old */
export async function requireNode() {
    const own = path.join(ROOT, "node_modules/.bin/node");
    const { output } = await capture(existsSync(own) || existsSync(`${own}.exe`) ? own : "node", ["--version"]);
    const [major = 0, minor = 0] = (/^v(\d+)\.(\d+)/.exec(output) ?? []).slice(1).map(Number);
    if (major > LOWEST[0] || (major === LOWEST[0] && minor >= LOWEST[1])) return;
    throw new Error(
        `the tasks need Node ${LOWEST.join(".")} or later, and scripts/node has none for ${process.platform} on ${process.arch}. Install Node 24 (nodejs.org), and run this again.`,
    );
}
