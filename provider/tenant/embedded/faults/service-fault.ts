/** `set` and `remove` are the writing cmdlets, `get` reads accounts and numbers, `locations` reads locations. */
export type ServiceOperation = "set" | "remove" | "get" | "locations";

interface Matching {
    /** Affect only calls that name this canonical number. */
    readonly number?: string;
    /** Affect only calls that name the account with this object id. */
    readonly account?: string;
    /** Take effect only after the next committed write. Default: false. */
    readonly afterWrite?: boolean;
    /** Number of matching calls to let pass first. Default: 0. */
    readonly skip?: number;
    /** Number of calls to affect after that. Default: 1. */
    readonly times?: number;
}

/** The service refuses the call: nothing is done. */
interface Refusal extends Matching {
    readonly operation: ServiceOperation;
    readonly kind: "refuse";
    /** Default: `BadRequest`. */
    readonly code?: string;
    /** Default: `Service is unavailable. Please try again`. */
    readonly message?: string;
}

/** The connection breaks: before the service acts, or after it acted and before it answered. */
interface Cut extends Matching {
    readonly operation: ServiceOperation;
    readonly kind: "cut-before" | "cut-after";
}

/** A read returns numbers and accounts as they were before the latest write. */
interface StaleRead extends Matching {
    readonly operation: "get";
    readonly kind: "stale";
}

/**
 * The service accepts a write but leaves its number pending: the number reads as `assignmentPending`, or as `updatePending` if
 * only its location changed, for the next `times` reads.
 */
interface PendingActivation extends Matching {
    readonly operation: "set";
    readonly kind: "pending-activation";
}

/** The service asks the caller to try again later: nothing is done. */
interface Throttle extends Matching {
    readonly operation: ServiceOperation;
    readonly kind: "throttle";
    /** The pause that the service asks for, in milliseconds. */
    readonly ms: number;
}

/** A call through the port takes longer: before the service acts, or before its answer arrives. */
interface Delay extends Matching {
    readonly operation: ServiceOperation;
    readonly kind: "delay-before" | "delay-after";
    readonly ms: number;
}

/** The calling process is killed: before the service acts, or after it acted. */
interface Kill extends Matching {
    readonly operation: ServiceOperation;
    readonly kind: "kill-before" | "kill-after";
}

/** A fault to inject into the embedded service, in any process that calls it. */
export type ServiceFault = Refusal | Cut | StaleRead | PendingActivation | Throttle | Delay | Kill;
