import type { DatabaseSync, StatementSync } from "node:sqlite";
import { tenantFileError } from "./tenant-file-error";

/**
 * Opens a database, and loads SQLite for it: a run that opens no embedded tenant does not load it. Its errors name the file and say
 * what to do.
 * @param location Path of the file, or `:memory:`.
 * @throws TeamsPhoneError `tenant-unreadable`, from every call of the database as well
 */
export function openSqlite(location: string): DatabaseSync {
    const { DatabaseSync } = withoutSqliteWarning(() => require("node:sqlite") as typeof import("node:sqlite"));
    const inWords = <A extends unknown[], R>(call: (...args: A) => R) => {
        return (...args: A): R => {
            try {
                return call(...args);
            } catch (error) {
                throw tenantFileError(location, error);
            }
        };
    };
    const database = inWords(() => new DatabaseSync(location))();
    const prepare = inWords(database.prepare.bind(database));
    return Object.assign(database, {
        exec: inWords(database.exec.bind(database)),
        prepare: (sql: string): StatementSync => {
            const statement = prepare(sql);
            return Object.assign(statement, {
                get: inWords(statement.get.bind(statement)),
                all: inWords(statement.all.bind(statement)),
                run: inWords(statement.run.bind(statement)),
            });
        },
    });
}

/**
 * Runs `load` and holds back one warning of Node's, "SQLite is an experimental feature and might change at any time", which Node 22
 * prints in each process that loads it. The user can do nothing about it, and it would stand in every preview. Nothing that this
 * package uses has changed up to Node 24, and the tests run on both. Every other warning is passed on.
 */
export function withoutSqliteWarning<T>(load: () => T): T {
    const { emitWarning } = process;
    const pass = emitWarning.bind(process) as (...args: unknown[]) => void;
    process.emitWarning = (...args: unknown[]) => {
        if (!isAboutSqlite(args)) pass(...args);
    };
    try {
        return load();
    } finally {
        process.emitWarning = emitWarning;
    }
}

/** The type comes as the second argument, or in the options that take its place. */
function isAboutSqlite([warning, typeOrOptions]: readonly unknown[]): boolean {
    const { type } = (typeof typeOrOptions === "object" ? typeOrOptions : { type: typeOrOptions }) as {
        type?: unknown;
    };
    return type === "ExperimentalWarning" && String(warning).startsWith("SQLite is an experimental feature");
}
