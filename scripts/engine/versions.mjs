/** The engine on which the tests run. */
export const ENGINE_VERSION = "3.259.0";
/** This version introduced `pulumi import` of recorded state, which adoption relies on. */
export const OLDEST_ENGINE = [3, 254, 0];
/** The last version of the Node.js language host that is part of the SDK's own Go module. */
export const LANGUAGE_HOST_VERSION = "3.68.0";

export function isGoodVersion(text) {
    const match = /v?(\d+)\.(\d+)\.(\d+)/.exec(text);
    if (!match) return false;
    const [major, minor, patch] = match.slice(1).map(Number);
    const [wantedMajor, wantedMinor, wantedPatch] = OLDEST_ENGINE;
    return major === wantedMajor && (minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch));
}
