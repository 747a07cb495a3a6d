/** `set` and `remove` are the writing cmdlets, `get` reads accounts and numbers, `locations` reads locations. */
export type FaultyOperation = "set" | "remove" | "get" | "locations";

interface Matching {
    /** Only calls that name this canonical number. */
    readonly number?: string;
    /** Only calls that name the account with this object id. */
    readonly account?: string;
    /** Only once something was written after this was added. Default false. */
    readonly afterWrite?: boolean;
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

/** A call that the service puts off: it asks to be called again after a while. */
interface Throttle extends Matching {
    readonly operation: FaultyOperation;
    readonly kind: "throttle";
    /** How long it asks to wait, in milliseconds. */
    readonly ms: number;
}

/** A call through the port that takes long: before the service acts, or before its answer comes. */
interface Delay extends Matching {
    readonly operation: FaultyOperation;
    readonly kind: "delay-before" | "delay-after";
    readonly ms: number;
}

/** The calling process is killed: before the service acts, or after it. */
interface Kill extends Matching {
    readonly operation: FaultyOperation;
    readonly kind: "kill-before" | "kill-after";
}

/** Makes the service misbehave on purpose, in whichever process calls it. */
export type Fault = Failure | StaleRead | PendingActivation | Throttle | Delay | Kill;
