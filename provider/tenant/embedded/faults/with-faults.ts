import type { DatabaseSync } from "node:sqlite";
import { lagOf, readWithLag } from "../history/read-lag";
import { readWithoutLatestWrite } from "../history/stale-read";
import { ConnectionLost, ServiceError, Throttled } from "../service-error";
import { type CallTarget, takeFault } from "./fault-queue";
import { startActivation } from "./pending-activation";
import type { ServiceOperation } from "./service-fault";

/** Runs a call of the service, injecting the fault that is queued for it, if any. Reads lag, by default as far as those of numbers. */
export function withFaults<T>(
    database: DatabaseSync,
    operation: ServiceOperation,
    target: CallTarget,
    call: () => T,
    lagMs = lagOf(database),
): T {
    const run = () => (operation === "get" ? readWithLag(database, lagMs, call) : call());
    const fault = takeFault(database, operation, target);
    if (!fault) return run();
    switch (fault.kind) {
        case "kill-before":
            return killProcess();
        case "throttle":
            throw new Throttled(fault.ms);
        case "refuse":
            throw new ServiceError(fault.code, fault.message);
        case "cut-before":
            throw new ConnectionLost("the connection was lost before the service answered");
        case "stale":
            return readWithoutLatestWrite(database, call);
        case "kill-after":
            run();
            return killProcess();
        case "pending-activation": {
            const result = run();
            startActivation(database, fault.id, target.number ?? "");
            return result;
        }
        case "cut-after":
            run();
            throw new ConnectionLost("the connection was lost before the service's answer came");
        default:
            return unknownKind(fault.kind);
    }
}

function unknownKind(kind: never): never {
    throw new Error(`The tenant's file holds a fault of an unknown kind: ${String(kind)}. Clear its faults.`);
}

function killProcess(): never {
    process.kill(process.pid, "SIGKILL");
    // The signal may take a moment to arrive; block until it does, so that nothing else runs.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
