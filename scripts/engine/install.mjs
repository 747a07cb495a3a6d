import { tell } from "../spawn.mjs";
import { ENGINE_VERSION } from "./versions.mjs";

/** Runs the official installer through the SDK's Automation API. */
export async function install(home) {
    tell(`downloading the Pulumi engine ${ENGINE_VERSION} with the official installer (about a minute) ...`);
    const { PulumiCommand } = await import("@pulumi/pulumi/automation/index.js");
    const { SemVer } = await import("semver");
    try {
        await PulumiCommand.install({ root: home, version: new SemVer(ENGINE_VERSION) });
    } catch (error) {
        throw new Error(`it could not be reached or failed (${firstLine(error.message)})`);
    }
}
install.title = "the official installer";

function firstLine(text) {
    return text.trim().split("\n", 1)[0];
}
