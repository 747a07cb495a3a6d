import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";

/** A per-user folder that outlives a checkout. `PULUMI_TEAMS_PHONE_CACHE` overrides it. */
export function cacheFolder() {
    const { PULUMI_TEAMS_PHONE_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
    if (PULUMI_TEAMS_PHONE_CACHE) return path.resolve(PULUMI_TEAMS_PHONE_CACHE);
    const base =
        process.platform === "win32"
            ? (LOCALAPPDATA ?? path.join(homedir(), "AppData/Local"))
            : process.platform === "darwin"
              ? path.join(homedir(), "Library/Caches")
              : (XDG_CACHE_HOME ?? path.join(homedir(), ".cache"));
    return path.join(base, "pulumi-teams-phone");
}
