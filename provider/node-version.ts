import { TeamsPhoneError } from "./errors";

/** The first release that has `node:sqlite` without a flag, as in `engines` of package.json. */
const NEEDED = "22.13.0";

const running = process.versions.node;
if (running.localeCompare(NEEDED, "en", { numeric: true }) < 0) {
    throw new TeamsPhoneError(
        "node",
        `pulumi-teams-phone needs Node ${NEEDED} or later; this is ${running} (${process.execPath}). Install a newer one, or put it first in PATH, and run this again. Nothing was changed.`,
    );
}
