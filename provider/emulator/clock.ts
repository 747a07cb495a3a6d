import type { EmbeddedTenant } from "../tenant/embedded";

/** The emulator's time, and its tenant's: the system's, until it is set or moved; then it stands. */
export class Clock {
    #instant: Date | null = null;

    constructor(private readonly tenant: Pick<EmbeddedTenant, "clock">) {}

    now(): Date {
        return this.#instant ?? new Date();
    }

    /** `null` lets it follow the system again. */
    set(instant: Date | null): void {
        this.#instant = instant;
        this.tenant.clock.set(instant);
    }

    /** Lets time pass without anybody waiting. */
    advance(ms: number): void {
        this.set(new Date(this.now().getTime() + ms));
    }
}
