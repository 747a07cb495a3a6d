import path from "node:path";
import process from "node:process";
import { cacheFolder } from "../engine/cache.mjs";
import { ROOT } from "../spawn.mjs";

/**
 * The environment of every task. PATH begins with the pinned Node and the project's tools, then the engine, then the launcher of
 * dynamic providers, which is part of the SDK's package. Variables that the user has set keep their values.
 */
export function taskEnvironment(engineFolder) {
    const first = [path.join(ROOT, "node_modules/.bin"), engineFolder, path.join(ROOT, "node_modules/@pulumi/pulumi")];
    const { PATH = "", ...rest } = process.env;
    const env = { ...rest, PATH: [...first.filter(Boolean), PATH].join(path.delimiter) };
    env.PULUMI_SKIP_UPDATE_CHECK ??= "1";
    env.PULUMI_HOME ??= path.join(cacheFolder(), "pulumi-home");
    // The stacks here hold no secrets. A passphrase, or passphrase file, of the user takes precedence.
    if (env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined) env.PULUMI_CONFIG_PASSPHRASE ??= "";
    return env;
}
