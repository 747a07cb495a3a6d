// `npm pack` and `npm publish` run this first: the package's code is what it makes, from a fresh clone too. It prints nothing on
// standard output, which belongs to `npm pack --json`.
import process from "node:process";
import { buildFromScratch } from "./build.mjs";
import { ensureDependencies, hasDependencies } from "./dependencies.mjs";

try {
    // npm hands its options down: an installation under `npm pack --dry-run` would install nothing.
    delete process.env.npm_config_dry_run;
    // Dependencies that are there are taken as they are: a package is no reason to install them anew.
    if (!hasDependencies()) await ensureDependencies();
    await buildFromScratch();
} catch (error) {
    process.stderr.write(`prepack: ${error.message}\n`);
    process.exitCode = 1;
}
