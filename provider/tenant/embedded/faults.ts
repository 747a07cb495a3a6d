import type { DatabaseSync } from "node:sqlite";
import { endActivations, startActivation } from "./activation";
import { beforeLatestWrite } from "./latest-write";
import { ServiceError } from "./service/messages";
import { transact } from "./store";

/** `set` and `remove` are the writing cmdlets, `get` reads accounts and numbers, `locations` reads locations. */
export type FaultyOperation = "set" | "remove" | "get" | "locations";

interface Matching {
    /** Only calls that name this canonical number. */
    readonly number?: string;
    /** Only calls that name the account with this object id. */
    readonly account?: string;
    /** How many matching calls pass first. Default 0. */
    readonly skip?: number;
    /** How many the fault meets then. Default 1. */
    readonly times?: number;
}

/** A call that fails. */
interface Failure extends Matching {
    readonly operation: FaultyOperation;
    /** The service refuses; the connection breaks before the write; the write is done and its answer lost. */
    readonly kind: "refuse" | "fail-before" | "fail-after";
    /** Code and text of a refusal. Default: `BadRequest`, `Service is unavailable. Please try again`. */
    readonly code?: string;
    readonly message?: string;
}

/** A read that shows numbers and accounts as they were before the latest write. */
interface StaleRead extends Matching {
    readonly operation: "get";
    readonly kind: "stale";
}

/**
 * A write of a number that is accepted and takes a while: the number is `assignmentPending`, or `updatePending` when only its
 * location changed, until it was read `times` times.
 */
interface PendingActivation extends Matching {
    readonly operation: "set";
    readonly kind: "pending";
}

/** Makes the service misbehave on purpose, in whichever process calls it. */
export type Fault = Failure | StaleRead | PendingActivation;

/** A connection that broke: whether the service acted is not known to the caller. */
export class ConnectionLost extends Error {}

export function addFault(database: DatabaseSync, fault: Fault): void {
    database
        .prepare(
            "INSERT INTO faults (operation, kind, number, account, code, message, skip, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .run(
            fault.operation,
            fault.kind,
            fault.number ?? null,
            fault.account ?? null,
            ("code" in fault ? fault.code : null) ?? "BadRequest",
            ("message" in fault ? fault.message : null) ?? "Service is unavailable. Please try again",
            fault.skip ?? 0,
            fault.times ?? 1,
        );
}

export function clearFaults(database: DatabaseSync): void {
    endActivations(database);
    database.exec("DELETE FROM faults");
}

interface FaultRow {
    id: number;
    kind: Fault["kind"];
    code: string;
    message: string;
    skip: number;
}

/** Runs a call under the faults in force. */
export function underFaults<T>(
    database: DatabaseSync,
    operation: FaultyOperation,
    about: { number?: string | null; account?: string | null },
    call: () => T,
): T {
    const fault = next(database, operation, about.number ?? null, about.account ?? null);
    if (fault?.kind === "refuse") throw new ServiceError(fault.code, fault.message);
    if (fault?.kind === "fail-before") throw new ConnectionLost("the connection was lost before the service answered");
    if (fault?.kind === "stale") return beforeLatestWrite(database, call);
    const result = call();
    if (fault?.kind === "pending") startActivation(database, fault.id, about.number ?? "");
    else if (fault) throw new ConnectionLost("the connection was lost before the service's answer came");
    return result;
}

function next(
    database: DatabaseSync,
    operation: string,
    number: string | null,
    account: string | null,
): FaultRow | null {
    if (!database.prepare("SELECT 1 FROM faults WHERE times > 0 LIMIT 1").get()) return null;
    return transact(database, () => {
        const row = database
            .prepare(
                "SELECT * FROM faults WHERE operation = ? AND times > 0 AND (number IS NULL OR number = ?) AND (account IS NULL OR account = ?) AND (kind <> 'pending' OR ? IS NOT NULL) ORDER BY id LIMIT 1",
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
