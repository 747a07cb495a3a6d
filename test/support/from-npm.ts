import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../../scripts/engine/cache.mjs";

/**
 * The `node_modules` folder that holds this version of a package with its dependencies, in the per-user cache: for versions
 * beside those that the project itself depends on. npm installs it once per machine.
 * @throws Error if npm cannot install it
 */
export function fromNpm(name: string, version: string): string {
    const folder = path.join(cacheFolder(), "npm", name, version);
    const modules = path.join(folder, "node_modules");
    if (existsSync(path.join(modules, name))) return modules;
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(path.join(unfinished, "package.json"), '{ "private": true, "allowScripts": { "node": true } }');
    const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    const made = spawnSync("npm", ["install", `${name}@${version}`, ...quiet], {
        cwd: unfinished,
        encoding: "utf8",
        shell: process.platform === "win32",
    });
    if (made.status !== 0) {
        rmSync(unfinished, { recursive: true, force: true });
        throw new Error(`npm could not install ${name} ${version} for this test: ${made.stderr}`);
    }
    try {
        renameSync(unfinished, folder);
    } catch (error) {
        // Another test may have been quicker.
        rmSync(unfinished, { recursive: true, force: true });
        if (!existsSync(path.join(modules, name))) throw error;
    }
    return modules;
}
