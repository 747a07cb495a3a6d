import type { DatabaseSync, StatementSync } from "node:sqlite";

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** A statement that SQLite compiles once per database, because compiling a look-up takes longer than running it. */
export function prepared(database: DatabaseSync, sql: string): StatementSync {
    const known = statements.get(database) ?? new Map<string, StatementSync>();
    statements.set(database, known);
    const statement = known.get(sql) ?? database.prepare(sql);
    known.set(sql, statement);
    return statement;
}
