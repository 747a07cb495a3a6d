import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { taskEnvironment } from "./environment.mjs";
import { ROOT, run, tell } from "./spawn.mjs";

const OUTPUT = path.join(ROOT, "dist/.tsbuildinfo");

/** Compiles provider/ to dist/ when a source is newer than the last build. */
export async function ensureBuild() {
    const sources = [
        path.join(ROOT, "tsconfig.json"),
        path.join(ROOT, "tsconfig.build.json"),
        ...filesBelow(path.join(ROOT, "provider")),
    ];
    const newest = Math.max(...sources.map(file => statSync(file).mtimeMs));
    if (existsSync(OUTPUT) && statSync(OUTPUT).mtimeMs >= newest) return;
    tell("building (a few seconds) ...");
    const code = await run("tsc", ["-p", "tsconfig.build.json"], { env: taskEnvironment(null) });
    if (code !== 0) throw new Error("the build failed; the compiler's messages above say where.");
}

function filesBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.join(entry.parentPath ?? entry.path, entry.name));
}
