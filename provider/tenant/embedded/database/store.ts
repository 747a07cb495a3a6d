import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { TeamsPhoneError } from "../../../errors";
import type { World } from "../world/world";
import { readWorld, type WorldSource } from "../world/world-source";
import { fill } from "./fill";
import { openSqlite } from "./sqlite";
import { statsOf, tenantFileError, unusable } from "./tenant-file-error";

/** Marks the file as one of ours (SQLite's application_id). */
export const APPLICATION_ID = 0x54504831;
const STORE_VERSION = 6;
const BUSY_TIMEOUT_MS = 15_000;

const TABLES = `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE accounts (
        object_id TEXT PRIMARY KEY, upn TEXT NOT NULL, upn_key TEXT NOT NULL UNIQUE, sip TEXT, sip_key TEXT UNIQUE,
        display_name TEXT NOT NULL, type TEXT NOT NULL, usage_location TEXT, licences TEXT NOT NULL,
        enterprise_voice INTEGER NOT NULL, on_premises_number TEXT, homing TEXT NOT NULL, serves TEXT, modified TEXT
    ) STRICT;
    CREATE TABLE numbers (
        number TEXT PRIMARY KEY, type TEXT NOT NULL, capabilities TEXT NOT NULL, city TEXT, country TEXT, location_id TEXT,
        managed_by TEXT NOT NULL, source TEXT NOT NULL, activation TEXT NOT NULL, block TEXT NOT NULL,
        location_update INTEGER NOT NULL, use TEXT, port_in TEXT, holder TEXT, category TEXT, uploaded INTEGER NOT NULL,
        network_site TEXT, reverse_lookup TEXT NOT NULL
    ) STRICT;
    CREATE INDEX numbers_by_holder ON numbers (holder);
    CREATE TABLE locations (
        location_id TEXT PRIMARY KEY, description TEXT NOT NULL, address TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL,
        validation TEXT NOT NULL
    ) STRICT;
    CREATE TABLE log (
        seq INTEGER PRIMARY KEY, time TEXT NOT NULL, operation TEXT NOT NULL, number TEXT, account TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL
    ) STRICT;
    CREATE TABLE faults (
        id INTEGER PRIMARY KEY, operation TEXT NOT NULL, kind TEXT NOT NULL, number TEXT, account TEXT,
        code TEXT NOT NULL, message TEXT NOT NULL, ms INTEGER NOT NULL, skip INTEGER NOT NULL, times INTEGER NOT NULL,
        after_seq INTEGER
    ) STRICT;
`;

export interface StoreOptions {
    /** Path of the tenant's file. */
    readonly file: string;
    /** Path of the YAML world from which a missing file is created. */
    readonly world?: string;
    /** How long to wait for another process's write, in milliseconds. Default: 15 s. */
    readonly busyTimeoutMs?: number;
}

export interface Store {
    readonly database: DatabaseSync;
    readonly warnings: readonly string[];
}

/**
 * Opens the tenant's file. If it is missing, creates it from the world; of several processes that do so at once, only one creates it.
 * @throws TeamsPhoneError `tenant-missing`, `tenant-unreadable`, `world-missing` or `world-malformed`
 */
export function openStore({ file, world, busyTimeoutMs = BUSY_TIMEOUT_MS }: StoreOptions): Store {
    if (world === undefined && !existsSync(file)) {
        throw new TeamsPhoneError(
            "tenant-missing",
            `There is no tenant at ${file}, and no world from which to create it. Set teams-phone:world, or run \`teams-phone tenant init --from WORLD --file ${file}\`.`,
        );
    }
    const loaded = world === undefined ? null : readWorld(world);
    // A malformed world must not leave an empty tenant behind.
    if (!existsSync(file)) loaded?.world;
    const database = openDatabase(file);
    try {
        database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
        // Must come before the journal mode, which writes to the file: the database may belong to another application.
        refuseForeign(database, file, loaded);
        database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        transact(database, () => prepare(database, file, loaded));
        return { database, warnings: loaded ? editedSince(database, file, loaded) : [] };
    } catch (error) {
        database.close();
        throw tenantFileError(file, error);
    }
}

/** Creates a store in memory, which ends with the process. */
export function memoryStore(world: World): DatabaseSync {
    const database = openSqlite(":memory:");
    // One transaction instead of one per row.
    transact(database, () => {
        database.exec(TABLES);
        fill(database, { world, text: "" });
    });
    return database;
}

/** Runs `work` in a write transaction: no other process can write in between. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
    database.exec("BEGIN IMMEDIATE");
    try {
        const result = work();
        database.exec("COMMIT");
        return result;
    } catch (error) {
        rollBack(database);
        throw error;
    }
}

/** Ends a transaction without its writes. After some errors, such as a full disk, SQLite has done so itself. */
export function rollBack(database: DatabaseSync): void {
    try {
        database.exec("ROLLBACK");
    } catch {
        // There is nothing left to roll back, and the error that led here is the one to report.
    }
}

function openDatabase(file: string): DatabaseSync {
    const stats = statsOf(file);
    if (stats && !stats.isFile()) throw unusable(file, "it is not a file");
    try {
        mkdirSync(path.dirname(file), { recursive: true });
        return openSqlite(file);
    } catch (error) {
        throw tenantFileError(file, error);
    }
}

function prepare(database: DatabaseSync, file: string, loaded: WorldSource | null): void {
    if (isEmpty(database) && loaded) {
        database.exec(TABLES);
        fill(database, loaded);
        database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STORE_VERSION}`);
    } else refuseForeign(database, file, loaded);
}

function refuseForeign(database: DatabaseSync, file: string, loaded: WorldSource | null): void {
    if (isEmpty(database) && loaded) return;
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    if (pragma("application_id") === APPLICATION_ID && pragma("user_version") === STORE_VERSION) return;
    throw pragma("application_id") === APPLICATION_ID
        ? unusable(
              file,
              "it is an embedded tenant of another release",
              "Use that release, or create the tenant again with `teams-phone tenant init --from WORLD --force`, which discards every change made to it.",
          )
        : unusable(file, "it is not an embedded tenant");
}

export function isEmpty(database: DatabaseSync): boolean {
    return database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n === 0;
}

/** @throws TeamsPhoneError `world-malformed` for a world that was edited and cannot be read any more */
function editedSince(database: DatabaseSync, file: string, source: WorldSource): string[] {
    const origin = database.prepare("SELECT value FROM meta WHERE key = 'world'").get()?.value;
    if (origin === source.text) return [];
    source.world;
    return [
        `the world was edited after the tenant was created from it; the tenant in ${file} is unchanged. \`teams-phone tenant init --from WORLD --force\` creates it again and discards every assignment.`,
    ];
}
