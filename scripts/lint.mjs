import process from "node:process";
import { taskEnvironment } from "./setup/environment.mjs";
import { run } from "./spawn.mjs";

const env = taskEnvironment(null);
for (const [command, ...args] of [
    ["biome", "check"],
    ["tsc", "-p", "tsconfig.json"],
    ["knip"],
    ["depcruise", "provider", "--config", ".dependency-cruiser.cjs"],
]) {
    const code = await run(command, args, { env });
    if (code !== 0) process.exitCode = code;
}
