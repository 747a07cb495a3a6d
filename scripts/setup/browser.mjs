import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { folderOnPath } from "../engine/find.mjs";
import { capture, tell } from "../spawn.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const VARIABLE = "TEAMS_PHONE_CHROMIUM";
/** The value of the variable that asks for an installation. */
const INSTALL = "install";

/** Flags for a page on the loopback address: no requests elsewhere, no screen, and no sandbox, which root cannot use. */
export const BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** The browser that `TEAMS_PHONE_CHROMIUM` names, or a Chromium or Chrome on PATH: `{ browser, reason }`, one of them `null`. */
export function findBrowser() {
    const named = process.env[VARIABLE];
    if (named && named !== INSTALL) {
        return works(named)
            ? { browser: named, reason: null }
            : { browser: null, reason: `${VARIABLE} is ${named}, which does not start` };
    }
    const found = NAMES.map(onPath).find(each => each !== null && works(each));
    return found
        ? { browser: found, reason: null }
        : {
              browser: null,
              reason: `there is no Chromium or Chrome on PATH; ${VARIABLE}=${INSTALL} installs Debian's, as root`,
          };
}

/**
 * Installs Chromium with apt-get if `TEAMS_PHONE_CHROMIUM` is `install`, and if that asks no question: as root. If it fails, set-up
 * continues without a browser.
 */
export async function ensureBrowser() {
    if (process.env[VARIABLE] !== INSTALL || findBrowser().browser !== null) return;
    if (process.getuid?.() !== 0 || folderOnPath("apt-get") === null) return;
    tell("installing Chromium with apt-get, for the emulator's page (about a minute) ...");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const patience = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::http::Timeout=30"];
    const aptGet = (...args) => capture("apt-get", ["-qq", "-y", ...patience, ...args], { env });
    // A failed update does not matter: one of several sources may be unreachable.
    await aptGet("update");
    const { code, output } = await aptGet("install", "--no-install-recommends", "chromium");
    if (code !== 0)
        tell(
            `apt-get could not install Chromium; the tests continue without a browser: ${output.trim().split("\n").at(-1)}`,
        );
}

function onPath(name) {
    const folder = folderOnPath(name);
    return folder === null ? null : path.join(folder, name);
}

// An installed Chromium may not start: Ubuntu's package is a stub that needs snap.
function works(file) {
    return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
