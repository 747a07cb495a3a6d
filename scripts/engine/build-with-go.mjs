import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { capture, tell } from "../spawn.mjs";
import { goInstall } from "./go-install.mjs";
import { ENGINE_VERSION, LANGUAGE_HOST_VERSION } from "./versions.mjs";

const SDK = "github.com/pulumi/pulumi/sdk/v3";
const ENGINE = { module: "github.com/pulumi/pulumi/pkg/v3", version: ENGINE_VERSION, command: "cmd/pulumi" };
const LANGUAGE_HOST = { module: SDK, version: LANGUAGE_HOST_VERSION, command: "nodejs/cmd/pulumi-language-nodejs" };

/** Builds the engine and the Node.js language host from their published Go modules. */
export async function buildWithGo(home) {
    if ((await capture("go", ["version"])).code !== 0) throw new Error("there is no Go on PATH");
    tell(
        `building the Pulumi engine ${ENGINE_VERSION} from its Go modules: about 5 minutes the first time on this machine, less than one when Go's caches are warm ...`,
    );
    const scratch = mkdtempSync(`${home}.build-`);
    try {
        for (const part of [ENGINE, LANGUAGE_HOST]) {
            // The Automation API rejects a CLI without a version.
            const linkerFlags = `-s -w -X ${SDK}/go/common/version.Version=v${part.version}`;
            await goInstall({ ...part, linkerFlags }, scratch);
        }
        mkdirSync(home, { recursive: true });
        rmSync(path.join(home, "bin"), { recursive: true, force: true });
        renameSync(path.join(scratch, "bin"), path.join(home, "bin"));
    } finally {
        rmSync(scratch, { recursive: true, force: true });
    }
}
buildWithGo.title = "a build from Go modules";
