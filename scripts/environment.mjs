import path from "node:path";
import process from "node:process";
import { cacheFolder } from "./engine/cache.mjs";
import { ROOT } from "./spawn.mjs";

/**
 * The environment of every task: the pinned Node and the project's tools first on PATH, then the engine, then the launcher of
 * dynamic providers, which the SDK's package carries. What the user has set is kept.
 */
export function taskEnvironment(engineFolder) {
    const first = [path.join(ROOT, "node_modules/.bin"), engineFolder, path.join(ROOT, "node_modules/@pulumi/pulumi")];
    const { PATH = "", ...rest } = process.env;
    const env = { ...rest, PATH: [...first.filter(Boolean), PATH].join(path.delimiter) };
    env.PULUMI_SKIP_UPDATE_CHECK ??= "1";
    env.PULUMI_HOME ??= path.join(cacheFolder(), "pulumi-home");
    // The stacks here hold no secrets of their own; a user's passphrase, or file of it, wins.
    if (env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined) env.PULUMI_CONFIG_PASSPHRASE ??= "";
    return env;
}
