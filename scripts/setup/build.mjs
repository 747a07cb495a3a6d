import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { ROOT, run, tell } from "../spawn.mjs";
import { taskEnvironment } from "./environment.mjs";

const DIST = path.join(ROOT, "dist");
const PROVIDER = path.join(ROOT, "provider");
/** As in tsconfig.build.json. The compiler writes it last, so its time is that of the build. */
const STAMP = path.join(ROOT, "node_modules/.cache/pulumi-teams-phone/tsbuildinfo.json");

/** Compiles provider/ to dist/ when a source is newer than the last build. */
export async function ensureBuild() {
    const sources = [path.join(ROOT, "tsconfig.json"), path.join(ROOT, "tsconfig.build.json"), ...filesBelow(PROVIDER)];
    const newest = Math.max(...sources.map(file => statSync(file).mtimeMs));
    // The compiler writes only what has changed since its stamp: without the files of then, the stamp is wrong.
    if (!existsSync(path.join(DIST, "index.js"))) rmSync(STAMP, { force: true });
    if (existsSync(STAMP) && statSync(STAMP).mtimeMs >= newest) return;
    tell("building (a few seconds) ...");
    await compile();
}

/** Compiles provider/ to an empty dist/, so that it holds nothing of a source that has been moved or removed since. */
export async function buildFromScratch() {
    rmSync(DIST, { recursive: true, force: true });
    await compile("--incremental", "false", "--tsBuildInfoFile", "null");
}

async function compile(...options) {
    const code = await run("tsc", ["-p", "tsconfig.build.json", ...options], { env: taskEnvironment(null) });
    if (code !== 0) throw new Error("the build failed; the compiler's messages above say where.");
    // The compiler leaves scripts of PowerShell out.
    for (const script of filesBelow(PROVIDER).filter(file => file.endsWith(".ps1"))) {
        const copy = path.join(DIST, path.relative(PROVIDER, script));
        mkdirSync(path.dirname(copy), { recursive: true });
        copyFileSync(script, copy);
    }
    // If only the script has changed, the compiler writes nothing, and the stamp would stay older than its source.
    if (existsSync(STAMP)) utimesSync(STAMP, new Date(), new Date());
}

function filesBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath ?? entry.path, entry.name));
}
