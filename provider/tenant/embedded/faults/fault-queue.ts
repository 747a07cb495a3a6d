import type { DatabaseSync } from "node:sqlite";
import { transact } from "../database/store";
import { lagging } from "../history/read-lag";
import { beforeLatestWrite } from "../history/undo";
import { ConnectionLost, ServiceError, Throttled } from "../service-error";
import { endActivations, startActivation } from "./pending-activation";
import type { Fault, FaultyOperation } from "./service-fault";

const LATEST = "(SELECT coalesce(max(seq), 0) FROM log)";

export function addFault(database: DatabaseSync, fault: Fault): void {
    database
        .prepare(
            `INSERT INTO faults (operation, kind, number, account, code, message, ms, skip, times, after_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${fault.afterWrite ? LATEST : "NULL"})`,
        )
        .run(
            fault.operation,
            fault.kind,
            fault.number ?? null,
            fault.account ?? null,
            ("code" in fault ? fault.code : null) ?? "BadRequest",
            ("message" in fault ? fault.message : null) ?? "Service is unavailable. Please try again",
            "ms" in fault ? fault.ms : 0,
            fault.skip ?? 0,
            fault.times ?? 1,
        );
}

export function clearFaults(database: DatabaseSync): void {
    endActivations(database);
    database.exec("DELETE FROM faults");
}

/** How many calls the faults in force are still to meet. */
export function faultsLeft(database: DatabaseSync): number {
    return Number(database.prepare("SELECT coalesce(sum(times), 0) AS n FROM faults").get()?.n);
}

/** The faults in force, oldest first, as rows of the tenant's file. */
export function listFaults(database: DatabaseSync): readonly Readonly<Record<string, string | number | null>>[] {
    return database
        .prepare(
            "SELECT operation, kind, number, account, code, message, ms, skip, times FROM faults WHERE times > 0 ORDER BY id",
        )
        .all() as Record<string, string | number | null>[];
}

interface FaultRow {
    id: number;
    kind: Fault["kind"];
    code: string;
    message: string;
    ms: number;
    skip: number;
}

/** What a call names. */
export interface About {
    readonly number?: string | null;
    readonly account?: string | null;
}

/** Runs a call under the faults in force. */
export function underFaults<T>(database: DatabaseSync, operation: FaultyOperation, about: About, call: () => T): T {
    const fault = next(database, operation, about, ATONCE);
    if (fault?.kind === "kill-before") die();
    if (fault?.kind === "throttle") throw new Throttled(fault.ms);
    if (fault?.kind === "refuse") throw new ServiceError(fault.code, fault.message);
    if (fault?.kind === "fail-before") throw new ConnectionLost("the connection was lost before the service answered");
    if (fault?.kind === "stale") return beforeLatestWrite(database, call);
    const result = operation === "get" ? lagging(database, call) : call();
    if (fault?.kind === "kill-after") die();
    if (fault?.kind === "pending") startActivation(database, fault.id, about.number ?? "");
    else if (fault) throw new ConnectionLost("the connection was lost before the service's answer came");
    return result;
}

/** How long a call is held up at this point, in milliseconds. */
export function delayOf(
    database: DatabaseSync,
    operation: FaultyOperation,
    about: About,
    kind: "delay-before" | "delay-after",
): number {
    return next(database, operation, about, `kind = '${kind}'`)?.ms ?? 0;
}

const ATONCE = "kind NOT IN ('delay-before', 'delay-after')";

function next(
    database: DatabaseSync,
    operation: string,
    { number = null, account = null }: About,
    kinds: string,
): FaultRow | null {
    if (!database.prepare("SELECT 1 FROM faults WHERE times > 0 LIMIT 1").get()) return null;
    return transact(database, () => {
        const row = database
            .prepare(
                `SELECT * FROM faults WHERE operation = ? AND times > 0 AND ${kinds} AND (number IS NULL OR number = ?) AND (account IS NULL OR account = ?) AND (kind <> 'pending' OR ? IS NOT NULL) AND (after_seq IS NULL OR after_seq < ${LATEST}) ORDER BY id LIMIT 1`,
            )
            .get(operation, number, account, number) as FaultRow | undefined;
        if (!row) return null;
        // The times of a pending activation count the reads that follow it.
        if (row.kind === "pending" && row.skip === 0) return row;
        database
            .prepare(`UPDATE faults SET ${row.skip > 0 ? "skip = skip - 1" : "times = times - 1"} WHERE id = ?`)
            .run(row.id);
        return row.skip > 0 ? null : row;
    });
}

function die(): never {
    process.kill(process.pid, "SIGKILL");
    // The signal may take a moment, in which nothing more must happen.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
