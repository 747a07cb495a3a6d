import { closeSync, existsSync, openSync, readSync, realpathSync, renameSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { TeamsPhoneError } from "../../../errors";
import { openSqlite } from "./sqlite";
import { APPLICATION_ID, isEmpty, openStore } from "./store";
import { statsOf, tenantFileError } from "./tenant-file-error";

/** Where a SQLite file has its application_id (sqlite.org/fileformat.html, the database header). */
const ID_OFFSET = 68;
const MAGIC = "SQLite format 3\0";
const COMPANIONS = ["-wal", "-shm"];

/**
 * Creates a tenant's file from a world, in place of the embedded tenant that is there. That one stays until the new one is complete.
 * @throws TeamsPhoneError the errors of `openStore`, and `usage` if something else than a tenant would be replaced
 */
export function replaceStore(file: string, world: string): void {
    refuseOther(file);
    const target = existsSync(file) ? realpathSync(file) : file;
    const fresh = `${target}.new-${process.pid}`;
    try {
        openStore({ file: fresh, world }).database.close();
        // What the old file's last process has not put into it must not be taken for a part of the new one.
        for (const suffix of COMPANIONS) rmSync(target + suffix, { force: true });
        renameSync(fresh, target);
    } catch (error) {
        throw tenantFileError(file, error);
    } finally {
        for (const each of ["", ...COMPANIONS].map(suffix => fresh + suffix)) if (existsSync(each)) rmSync(each);
    }
}

/** Refuses a place that holds something else than an embedded tenant, perhaps a damaged one, or an empty file. */
export function refuseOther(file: string): void {
    const stats = statsOf(file);
    if (!stats || (stats.isFile() && (stats.size === 0 || isTenant(file)))) return;
    const what = stats.isDirectory() ? "a folder" : "not an embedded tenant";
    throw new TeamsPhoneError(
        "usage",
        `${file} is ${what}, so the tenant cannot be created there. Use another --file.`,
    );
}

function isTenant(file: string): boolean {
    const header = Buffer.alloc(ID_OFFSET + 4);
    const descriptor = openSync(file, "r");
    try {
        readSync(descriptor, header, 0, header.length, 0);
    } finally {
        closeSync(descriptor);
    }
    if (header.toString("latin1", 0, MAGIC.length) !== MAGIC) return false;
    return header.readUInt32BE(ID_OFFSET) === APPLICATION_ID || isUnfinishedTenant(file);
}

/** Whether a process was killed before it had put the tenant, or anything at all, from its log into the file. */
function isUnfinishedTenant(file: string): boolean {
    let database: DatabaseSync | null = null;
    try {
        database = openSqlite(file);
        const id = database.prepare("PRAGMA application_id").get()?.application_id;
        return id === APPLICATION_ID || isEmpty(database);
    } catch {
        return false;
    } finally {
        database?.close();
    }
}
