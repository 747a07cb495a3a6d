import type { DatabaseSync } from "node:sqlite";
import { prepared } from "../database/prepared";
import { transact } from "../database/store";
import { endActivations } from "./pending-activation";
import type { ServiceFault, ServiceOperation } from "./service-fault";

const LATEST = "(SELECT coalesce(max(seq), 0) FROM log)";

export function addFault(database: DatabaseSync, fault: ServiceFault): void {
    const afterSeq = fault.afterWrite ? LATEST : "NULL";
    database
        .prepare(
            `INSERT INTO faults (operation, kind, number, account, code, message, ms, skip, times, after_seq)
            VALUES (:operation, :kind, :number, :account, :code, :message, :ms, :skip, :times, ${afterSeq})`,
        )
        .run({
            operation: fault.operation,
            kind: fault.kind,
            number: fault.number ?? null,
            account: fault.account ?? null,
            code: ("code" in fault ? fault.code : null) ?? "BadRequest",
            message: ("message" in fault ? fault.message : null) ?? "Service is unavailable. Please try again",
            ms: "ms" in fault ? fault.ms : 0,
            skip: fault.skip ?? 0,
            times: fault.times ?? 1,
        });
}

/** Removes every fault and completes every pending activation. */
export function clearFaults(database: DatabaseSync): void {
    endActivations(database);
    database.exec("DELETE FROM faults");
}

/** How many calls the remaining faults will still affect. */
export function faultsLeft(database: DatabaseSync): number {
    return Number(database.prepare("SELECT coalesce(sum(times), 0) AS n FROM faults").get()?.n);
}

/** The remaining faults, oldest first, as rows of the tenant's file. */
export function listFaults(database: DatabaseSync): readonly Readonly<Record<string, string | number | null>>[] {
    return database
        .prepare(
            "SELECT operation, kind, number, account, code, message, ms, skip, times FROM faults WHERE times > 0 ORDER BY id",
        )
        .all() as Record<string, string | number | null>[];
}

/** The number and the account that a call names. */
export interface CallTarget {
    readonly number?: string | null;
    readonly account?: string | null;
}

type Delay = "delay-before" | "delay-after";

export interface QueuedFault<Kind> {
    readonly id: number;
    readonly kind: Kind;
    readonly code: string;
    readonly message: string;
    readonly ms: number;
    readonly skip: number;
}

/** Takes the first fault that affects this call, except delays; `null` if there is none. */
export function takeFault(
    database: DatabaseSync,
    operation: ServiceOperation,
    target: CallTarget,
): QueuedFault<Exclude<ServiceFault["kind"], Delay>> | null {
    return take(database, operation, target, "kind NOT IN ('delay-before', 'delay-after')");
}

/** Takes the first delay of this kind that affects the call. @returns milliseconds */
export function takeDelay(
    database: DatabaseSync,
    operation: ServiceOperation,
    target: CallTarget,
    kind: Delay,
): number {
    return take(database, operation, target, `kind = '${kind}'`)?.ms ?? 0;
}

function take<Kind>(
    database: DatabaseSync,
    operation: ServiceOperation,
    { number = null, account = null }: CallTarget,
    isWantedKind: string,
): QueuedFault<Kind> | null {
    if (!prepared(database, "SELECT 1 FROM faults WHERE times > 0 LIMIT 1").get()) return null;
    return transact(database, () => {
        const row = database
            .prepare(
                `SELECT * FROM faults WHERE operation = :operation AND times > 0 AND ${isWantedKind}
                AND (number IS NULL OR number = :number) AND (account IS NULL OR account = :account)
                AND (kind <> 'pending-activation' OR :number IS NOT NULL)
                AND (after_seq IS NULL OR after_seq < ${LATEST})
                ORDER BY id LIMIT 1`,
            )
            .get({ operation, number, account }) as QueuedFault<Kind> | undefined;
        if (!row) return null;
        // The `times` of a pending activation counts the reads that follow the write, so this call does not use one up.
        if (row.kind === "pending-activation" && row.skip === 0) return row;
        database
            .prepare(`UPDATE faults SET ${row.skip > 0 ? "skip = skip - 1" : "times = times - 1"} WHERE id = ?`)
            .run(row.id);
        return row.skip > 0 ? null : row;
    });
}
