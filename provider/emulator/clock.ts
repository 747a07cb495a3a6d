import type { EmbeddedTenant } from "../tenant/embedded";

/** The clock of the emulator and of its tenant. It follows the system clock until it is set or advanced; then it stands still. */
export class Clock {
    #instant: Date | null = null;

    constructor(private readonly tenant: Pick<EmbeddedTenant, "clock">) {}

    now(): Date {
        return this.#instant ?? new Date();
    }

    /** Stops the clock at an instant; `null` makes it follow the system clock again. */
    set(instant: Date | null): void {
        this.#instant = instant;
        this.tenant.clock.set(instant);
    }

    /** Moves the clock forward and stops it there. */
    advance(ms: number): void {
        this.set(new Date(this.now().getTime() + ms));
    }
}
