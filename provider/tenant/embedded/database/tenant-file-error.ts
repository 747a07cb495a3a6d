import { type Stats, statSync } from "node:fs";
import { TeamsPhoneError } from "../../../errors";

/** SQLite's primary result codes (sqlite.org/rescode.html), by what the user can do about them. */
const LOCKED = [5, 6];
const NO_SPACE = [10, 13];
const DAMAGED = [1, 11];
const NOT_A_DATABASE = 26;

const ADVICE = {
    locked: "Another process holds it. Run this again once that one has finished.",
    noSpace: "Free some space on its disk, or check the disk, and run this again. The file itself is not at fault.",
    damaged:
        "It seems to be damaged. Restore a copy, or create the tenant again with `teams-phone tenant init --from WORLD --force`, which discards every change made to it.",
    notADatabase:
        "Correct teams-phone:tenantFile (or --file). If it was a tenant, it is damaged: restore a copy, or create the tenant again with `teams-phone tenant init --from WORLD --force`, which discards every change made to it.",
    otherFile: "Correct teams-phone:tenantFile (or --file).",
    place: "Correct teams-phone:tenantFile (or --file), or the permissions of the file and of its folder.",
};

/** An error of SQLite's, or of the file system, in terms of the tenant's file: one sentence on what happened, and what to do. */
export function tenantFileError(file: string, error: unknown): TeamsPhoneError {
    if (error instanceof TeamsPhoneError) return error;
    const { message, errcode } = error as Error & { errcode?: number };
    const code = errcode === undefined ? null : errcode & 0xff;
    const isLocked = code !== null && LOCKED.includes(code);
    return unusable(file, message, adviceOf(code), { cause: error, retryable: isLocked });
}

/** What is at the place of a tenant's file; `undefined` for nothing. @throws TeamsPhoneError `tenant-unreadable` */
export function statsOf(file: string): Stats | undefined {
    try {
        return statSync(file, { throwIfNoEntry: false });
    } catch (error) {
        // Up to Node 22, a path below a file is an error here.
        throw tenantFileError(file, error);
    }
}

/** @param advice What to do. Default: to correct the path. */
export function unusable(
    file: string,
    why: string,
    advice: string = ADVICE.otherFile,
    options: { cause?: unknown; retryable?: boolean } = {},
): TeamsPhoneError {
    const message = `The tenant's file ${file} cannot be used: ${why}. ${advice}`;
    return new TeamsPhoneError("tenant-unreadable", message, options);
}

/** Whether the error came from a database, in the words of `tenantFileError`. */
export function isTenantFileError(error: unknown): error is TeamsPhoneError {
    return error instanceof TeamsPhoneError && error.code === "tenant-unreadable";
}

function adviceOf(code: number | null): string {
    if (code === null) return ADVICE.place;
    if (LOCKED.includes(code)) return ADVICE.locked;
    if (NO_SPACE.includes(code)) return ADVICE.noSpace;
    if (code === NOT_A_DATABASE) return ADVICE.notADatabase;
    return DAMAGED.includes(code) ? ADVICE.damaged : ADVICE.place;
}
