import { setTimeout as pause } from "node:timers/promises";

/** The engine checks declarations in quick succession, so a partner that it has not checked after this pause does not come. */
const QUIET_MS = 2_000;
const POLL_MS = 25;

/**
 * Which declarations an exchange of this run may write along. In a run of the whole program that is every one; with `--target` or
 * `--exclude`, it is every one that the engine has checked, because it checks no resource that it leaves out.
 */
export class Partners {
    readonly #accepted = new Set<string>();
    readonly #refused = new Set<string>();
    #isWholeRun = false;
    #checkedAt = performance.now();

    /** Notes the outcome of a `check`. @param key `null` while a value is unknown. */
    note(key: string | null, isAccepted: boolean, isWholeRun: boolean): void {
        this.#isWholeRun ||= isWholeRun;
        this.#checkedAt = performance.now();
        if (key !== null) (isAccepted ? this.#accepted : this.#refused).add(key);
    }

    includes(key: string): boolean {
        return !this.#refused.has(key) && (this.#isWholeRun || this.#accepted.has(key));
    }

    /** Waits until all of them are included, or no further `check` has come for 2 s: the engine creates while it still checks others. */
    async wait(keys: readonly string[], quietMs = QUIET_MS): Promise<void> {
        const isOpen = () => keys.some(key => !this.includes(key) && !this.#refused.has(key));
        while (isOpen() && performance.now() - this.#checkedAt < quietMs) await pause(POLL_MS);
    }
}
