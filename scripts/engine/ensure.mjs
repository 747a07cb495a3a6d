import { mkdirSync } from "node:fs";
import path from "node:path";
import { tell } from "../spawn.mjs";
import { buildWithGo } from "./build-with-go.mjs";
import { cacheFolder } from "./cache.mjs";
import { folderOnPath, inspect } from "./find.mjs";
import { install } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { ENGINE_VERSION, OLDEST_ENGINE } from "./versions.mjs";

/**
 * Finds or gets the Pulumi engine, and returns its folder. It tries, in this order: a usable engine on PATH, the per-user cache,
 * the official installer, and a build from Go modules.
 */
export async function ensureEngine() {
    const onPath = folderOnPath("pulumi");
    if (onPath !== null) {
        const { ok, reason } = await inspect(onPath);
        if (ok) return onPath;
        tell(`the pulumi on PATH (${onPath}) is not used: ${reason}.`);
    }
    const home = path.join(cacheFolder(), "engine", ENGINE_VERSION);
    const bin = path.join(home, "bin");
    if ((await inspect(bin)).ok) return bin;
    mkdirSync(path.dirname(home), { recursive: true });
    return withLock(`${home}.lock`, async () => {
        if ((await inspect(bin)).ok) return bin;
        const failures = [];
        for (const way of [install, buildWithGo]) {
            try {
                await way(home);
                const { ok, reason } = await inspect(bin);
                if (ok) return bin;
                failures.push(`${way.title}: it finished, but its engine does not work (${reason})`);
            } catch (error) {
                failures.push(`${way.title}: ${error.message}`);
            }
            tell(failures.at(-1));
        }
        throw new Error(
            `no Pulumi engine could be found or made. Install the Pulumi CLI ${OLDEST_ENGINE.join(".")} or later (https://www.pulumi.com/docs/install/), or Go 1.25 or later, and run this again.`,
        );
    });
}
