import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { cacheFolder } from "../engine/cache.mjs";
import { goInstall } from "../engine/go-install.mjs";
import { withLock } from "../engine/lock.mjs";
import { capture, tell } from "../spawn.mjs";

const ACTIONLINT = { module: "github.com/rhysd/actionlint", version: "1.7.7", command: "cmd/actionlint" };
const NAME = process.platform === "win32" ? "actionlint.exe" : "actionlint";

/** The checker of GitHub workflows in the per-user cache, or else on PATH; `null` if there is none. */
export async function findActionlint() {
    const cached = path.join(folderOfVersion(), NAME);
    for (const each of [cached, "actionlint"]) if ((await capture(each, ["-version"])).code === 0) return each;
    return null;
}

/** Builds the checker with Go, once per machine. If that fails, set-up continues without it. */
export async function ensureActionlint() {
    if ((await findActionlint()) !== null) return;
    const home = folderOfVersion();
    mkdirSync(path.dirname(home), { recursive: true });
    await withLock(`${home}.lock`, async () => {
        if ((await findActionlint()) !== null) return;
        tell("building actionlint, which checks the example's workflows, with Go (about a minute) ...");
        const scratch = mkdtempSync(`${home}.build-`);
        try {
            await goInstall(ACTIONLINT, scratch);
            rmSync(home, { recursive: true, force: true });
            renameSync(path.join(scratch, "bin"), home);
        } catch (error) {
            tell(`the tests continue without actionlint: ${error.message}`);
        } finally {
            rmSync(scratch, { recursive: true, force: true });
        }
    });
}

function folderOfVersion() {
    return path.join(cacheFolder(), "actionlint", ACTIONLINT.version);
}
