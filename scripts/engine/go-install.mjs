import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { capture } from "../spawn.mjs";

/**
 * Builds one command of a Go module into `scratch/bin`. `go install module@version` needs a list of versions, which some module
 * proxies lack. A module that requires the version does not.
 */
export async function goInstall({ module, version, command, linkerFlags = "-s -w" }, scratch) {
    const folder = path.join(scratch, path.basename(command));
    mkdirSync(folder);
    writeFileSync(path.join(folder, "go.mod"), `module throwaway\n\ngo 1.25\n\nrequire ${module} v${version}\n`);
    const env = { ...process.env, GOFLAGS: "-mod=mod", GOBIN: path.join(scratch, "bin") };
    const { code, output } = await capture("go", ["install", "-ldflags", linkerFlags, `${module}/${command}`], {
        cwd: folder,
        env,
    });
    if (code !== 0)
        throw new Error(`go install ${module}/${command} failed:\n${output.trim().split("\n").slice(-5).join("\n")}`);
}
