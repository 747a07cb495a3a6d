// `npm pack` and `npm publish` run this first: the package's code is what it makes, from a fresh clone too. It prints nothing on
// standard output, which belongs to `npm pack --json`.
import process from "node:process";
import { buildFromScratch } from "./setup/build.mjs";
import { ensureDependencies, hasDependencies } from "./setup/dependencies.mjs";

try {
    // npm hands its options down: an installation under `npm pack --dry-run` would install nothing.
    delete process.env.npm_config_dry_run;
    // Uses the installed dependencies as they are: packing does not need a fresh installation.
    if (!hasDependencies()) await ensureDependencies();
    await buildFromScratch();
} catch (error) {
    process.stderr.write(`prepack: ${error.message}\n`);
    process.exitCode = 1;
}
