import type { EmbeddedTenant } from "../../tenant/embedded";
import type { Clock } from "../clock";
import { Chaos, type ChaosSetting } from "./chaos";
import { fits } from "./matching";
import { type Call, Fault, type FaultRequest, type ServiceFault, type WireFault } from "./request-fault";

/** The time for which a 429 asked callers to stay away. */
export interface Window {
    readonly fault: WireFault;
    readonly until: Date;
    /** When the answer left, by the process's own clock in milliseconds; `null` while it has not: nobody knows of it yet. */
    answeredAt: number | null;
}

type Kind = WireFault["kind"];
interface Counted {
    readonly fault: WireFault;
    skip: number;
    times: number;
}

/** The faults in force, which are set and cleared at run time. */
export class Faults {
    #faults: Counted[] = [];
    #windows: Window[] = [];
    #chaos: Chaos | null = null;

    constructor(
        private readonly tenant: EmbeddedTenant,
        private readonly clock: Clock,
    ) {}

    add(request: FaultRequest): void {
        const fault = Fault.parse(request);
        if (isOfService(fault)) this.tenant.faults.add(toEmbedded(fault));
        else this.#faults.push({ fault, skip: fault.skip, times: fault.times });
    }

    /** Lets a share of all calls meet faults. A new setting begins anew. */
    setChaos(setting: ChaosSetting): void {
        this.#chaos = setting.share > 0 ? new Chaos(setting) : null;
    }

    /** What chaos has for a call that arrives. A fault of the service behind is set there. */
    draw(call: Omit<Call, "drawn">): WireFault | null {
        const fault = this.#chaos?.draw(call) ?? null;
        if (fault === null || !isOfService(fault)) return fault;
        this.tenant.faults.add(toEmbedded(fault));
        return null;
    }

    /** Ends every fault, and chaos. */
    clear(): void {
        this.#faults = [];
        this.#chaos = null;
        this.#windows = [];
        this.tenant.faults.clear();
    }

    /** The first fault of this kind that meets the call, which counts against it. */
    take<K extends Kind>(kind: K, call: Call): Extract<WireFault, { kind: K }> | null {
        if (call.drawn?.kind === kind) return call.drawn as Extract<WireFault, { kind: K }>;
        const found = this.#faults.find(each => each.fault.kind === kind && fits(each.fault, call));
        if (!found) return null;
        if (found.skip > 0) {
            found.skip--;
            return null;
        }
        found.times--;
        if (found.times === 0) this.#faults = this.#faults.filter(each => each !== found);
        return found.fault as Extract<WireFault, { kind: K }>;
    }

    /** Begins to turn such calls away until the time that a throttle asks for is over. */
    open(fault: Extract<WireFault, { kind: "throttle" }>): Window {
        const until = new Date(this.clock.now().getTime() + fault.retryAfterSeconds * 1000);
        const window: Window = { fault, until, answeredAt: null };
        this.#windows.push(window);
        return window;
    }

    /** The window that a call falls into, if any. */
    windowOf(call: Call): Window | null {
        this.#forgetPast();
        return this.#windows.find(({ fault }) => fits(fault, call)) ?? null;
    }

    list() {
        this.#forgetPast();
        return {
            faults: this.#faults.map(({ fault, skip, times }) => ({ ...fault, skip, times })),
            windows: this.#windows.map(({ fault, until }) => ({ on: fault.on ?? null, until: until.toISOString() })),
            ofTenant: this.tenant.faults.list(),
            chaos: this.#chaos && { ...this.#chaos.setting, met: this.#chaos.met },
        };
    }

    #forgetPast(): void {
        const now = this.clock.now();
        this.#windows = this.#windows.filter(({ until }) => until > now);
    }
}

function isOfService(fault: Fault): fault is ServiceFault {
    return "afterWrite" in fault;
}

function toEmbedded({ kind, skip, times, afterWrite, number, account }: ServiceFault) {
    const about = {
        skip,
        times,
        afterWrite,
        ...(number === undefined ? {} : { number }),
        ...(account === undefined ? {} : { account }),
    };
    switch (kind) {
        case "stale":
            return { ...about, operation: "get", kind: "stale" } as const;
        case "pending-activation":
            return { ...about, operation: "set", kind: "pending" } as const;
        case "licence-lag":
            // Reported of the cmdlet for half an hour to two hours after licensing (PS 8989); that Graph says the same is assumed.
            return {
                ...about,
                operation: "set",
                kind: "refuse",
                code: "NotFound",
                message: "The server responded with a Request Error, Status: NotFound",
            } as const;
    }
}
