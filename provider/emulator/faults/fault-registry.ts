import type { EmbeddedTenant } from "../../tenant/embedded";
import type { Clock } from "../clock";
import { badRequest } from "../error-responses";
import { MAX_FAULTS } from "../limits";
import { Chaos, type ChaosSetting } from "./chaos";
import { matches } from "./matches";
import { type FaultInput, type HttpFault, type IncomingCall, RequestFault, type TenantFault } from "./request-fault";

/** The time during which matching calls are throttled. */
export interface Window {
    readonly fault: HttpFault;
    readonly until: Date;
    /** When the first 429 was sent, in milliseconds of the process's own clock; `null` until then, while clients cannot know of it. */
    answeredAt: number | null;
}

interface CountedFault {
    readonly fault: HttpFault;
    skip: number;
    times: number;
}

/** The faults of one emulator, which callers set and clear at run time. */
export class FaultRegistry {
    #faults: CountedFault[] = [];
    #windows: Window[] = [];
    #chaos: Chaos | null = null;

    constructor(
        private readonly tenant: EmbeddedTenant,
        private readonly clock: Clock,
    ) {}

    /** @throws GraphError 400 if too many faults wait already */
    add(input: FaultInput): void {
        const fault = RequestFault.parse(input);
        if (this.#faults.length + this.tenant.faults.count() >= MAX_FAULTS)
            throw badRequest(`At most ${MAX_FAULTS} faults can wait. Clear them with DELETE /_emulator/faults.`);
        if (isTenantFault(fault)) this.tenant.faults.add(toServiceFault(fault));
        else this.#faults.push({ fault, skip: fault.skip, times: fault.times });
    }

    /** Starts random faults, with fresh counts. A share of 0 ends them. */
    setChaos(setting: ChaosSetting): void {
        this.#chaos = setting.share > 0 ? new Chaos(setting) : null;
    }

    /** Draws a random fault for a call. Queues a fault of the tenant right away, and returns one of the emulator. */
    draw(call: Omit<IncomingCall, "drawn">): HttpFault | null {
        const fault = this.#chaos?.draw(call) ?? null;
        if (fault === null || !isTenantFault(fault)) return fault;
        // Calls that never come would let such faults pile up.
        if (this.tenant.faults.count() < MAX_FAULTS) this.tenant.faults.add(toServiceFault(fault));
        return null;
    }

    /** Ends every fault, every window and chaos. */
    clear(): void {
        this.#faults = [];
        this.#chaos = null;
        this.#windows = [];
        this.tenant.faults.clear();
    }

    /** Takes the first fault of this kind that matches the call, and counts the call against it. */
    take<Kind extends HttpFault["kind"]>(kind: Kind, call: IncomingCall): Extract<HttpFault, { kind: Kind }> | null {
        if (call.drawn?.kind === kind) return call.drawn as Extract<HttpFault, { kind: Kind }>;
        const found = this.#faults.find(each => each.fault.kind === kind && matches(each.fault, call));
        if (!found) return null;
        if (found.skip > 0) {
            found.skip--;
            return null;
        }
        found.times--;
        if (found.times === 0) this.#faults = this.#faults.filter(each => each !== found);
        return found.fault as Extract<HttpFault, { kind: Kind }>;
    }

    /** Throttles matching calls from now on, for as long as the fault's Retry-After asks. */
    openWindow(fault: Extract<HttpFault, { kind: "throttle" }>): Window {
        const until = new Date(this.clock.now().getTime() + fault.retryAfterSeconds * 1000);
        const window: Window = { fault, until, answeredAt: null };
        this.#windows.push(window);
        return window;
    }

    /** The window that throttles this call; `null` if there is none. */
    windowFor(call: IncomingCall): Window | null {
        this.#removeExpired();
        return this.#windows.find(({ fault }) => matches(fault, call)) ?? null;
    }

    list() {
        this.#removeExpired();
        return {
            faults: this.#faults.map(({ fault, skip, times }) => ({ ...fault, skip, times })),
            windows: this.#windows.map(({ fault, until }) => ({ on: fault.on ?? null, until: until.toISOString() })),
            tenantFaults: this.tenant.faults.list(),
            chaos: this.#chaos && { ...this.#chaos.setting, injected: this.#chaos.injected },
        };
    }

    #removeExpired(): void {
        const now = this.clock.now();
        this.#windows = this.#windows.filter(({ until }) => until > now);
    }
}

function isTenantFault(fault: RequestFault): fault is TenantFault {
    return "afterWrite" in fault;
}

function toServiceFault({ kind, skip, times, afterWrite, number, account }: TenantFault) {
    const matching = {
        skip,
        times,
        afterWrite,
        ...(number === undefined ? {} : { number }),
        ...(account === undefined ? {} : { account }),
    };
    switch (kind) {
        case "stale":
            return { ...matching, operation: "get", kind } as const;
        case "pending-activation":
            return { ...matching, operation: "set", kind } as const;
        case "licence-lag":
            // PS 8989 reports this answer of the cmdlet for half an hour to two hours after licensing; Graph is assumed to give the same.
            return {
                ...matching,
                operation: "set",
                kind: "refuse",
                code: "NotFound",
                message: "The server responded with a Request Error, Status: NotFound",
            } as const;
    }
}
