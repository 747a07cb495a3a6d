import { mkdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tell } from "../spawn.mjs";

const POLL_MS = 500;
/** How often a process touches the lock that it holds. */
const TOUCH_MS = 5_000;
/** A lock that was not touched for this long belongs to a process that died. */
const STALE_MS = 60_000;

/** Runs `work` while no other process on this machine holds the same lock. */
export async function withLock(folder, work) {
    let told = false;
    while (!take(folder)) {
        if (!told) tell("another set-up is getting the engine; waiting for it ...");
        told = true;
        await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
    const touching = setInterval(() => utimesSync(folder, new Date(), new Date()), TOUCH_MS);
    try {
        return await work();
    } finally {
        clearInterval(touching);
        rmSync(folder, { recursive: true, force: true });
    }
}

function take(folder) {
    try {
        mkdirSync(folder);
        return true;
    } catch (error) {
        if (error.code !== "EEXIST") throw error;
    }
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > STALE_MS) rmSync(folder, { recursive: true, force: true });
    return false;
}
