// Mocha loads this before the tests, in its own process and in each of its workers.
import path from "node:path";
import { noteCosts } from "../support/costs";
import { requireNothingLeft } from "../support/left-behind";
import { runFolder } from "../support/run-folder";

/** The workers, and the processes that tests start, inherit what is set here. */
export function mochaGlobalSetup(): void {
    // Node compiles each file of the package once for all the processes that load it.
    process.env.NODE_COMPILE_CACHE ??= path.join(runFolder(), "compile-cache");
    // The engine collects garbage only above this heap size. With Go's default, its start takes twice the CPU time.
    process.env.GOGC ??= "off";
    process.env.GOMEMLIMIT ??= "400MiB";
}

/** Fails the run if a process is left that a test started. */
export async function mochaGlobalTeardown(): Promise<void> {
    await requireNothingLeft(runFolder());
}

export const mochaHooks = {
    /** Where Mocha runs files in parallel, this runs at the end of each file. */
    afterAll(this: Mocha.Context): void {
        const files = new Set(this.test?.parent?.suites.map(({ file }) => file ?? ""));
        const [first = "", ...others] = [...files].map(file => path.relative(process.cwd(), file));
        noteCosts(others.length === 0 ? first : `${first} and ${others.length} more`);
    },
};
