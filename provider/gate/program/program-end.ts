import * as pulumi from "@pulumi/pulumi";

/** How long the gate holds the first declarations of a program that never comes to rest, such as one with an open database pool. */
const PATIENCE_MS = 5_000;

/** `atRest`: nothing runs any more that could declare another resource, except what waits for these declarations. */
export type ProgramState = "atRest" | "running";

/**
 * Waits until the program can go on only with the outputs of the resources that the gate holds. Node emits `beforeExit` then: no
 * timer, I/O, lookup or registration of another resource is pending. At its second emission, the SDK reports the end of the program
 * to the engine, so only the first declarations of a program can wait for it.
 *
 * @returns `running` at once outside Pulumi's own runner, for example in an inline program of the Automation API, whose process lives
 * on; and after 5 s in a program that never comes to rest
 */
export function programAtRest(): Promise<ProgramState> {
    if (!isPulumisRunner()) return Promise.resolve("running");
    return new Promise(resolve => {
        const atRest = () => {
            clearTimeout(patience);
            // Libraries declare resources in their own `beforeExit` handlers: those come first.
            setImmediate(() => resolve("atRest"));
        };
        const patience = setTimeout(() => {
            process.off("beforeExit", atRest);
            resolve("running");
        }, PATIENCE_MS);
        patience.unref();
        process.once("beforeExit", atRest);
    });
}

/**
 * Whether the main module has ended, so that no `await` in it can be followed by another declaration. A module that exports a function
 * or a promise, or an ES module, may go on after it.
 */
export function hasMainEnded(): boolean {
    const runner = Object.values(require.cache).find(each => RUNS_PROGRAM.test(each?.filename ?? ""));
    const mains = (runner?.children ?? []).filter(({ filename }) => !IN_PACKAGE.test(filename));
    return mains.length === 1 && mains.every(({ loaded, exports }) => loaded && !mayGoOn(exports));
}

const RUNS_PROGRAM = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]run\.js$/;
const IN_PACKAGE = /[\\/]node_modules[\\/]/;
const RUNNER = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]index\.js$/;

/** Whether this process is the one in which Pulumi runs a program; else it is a test, or a program of the Automation API. */
export function isPulumisRunner(): boolean {
    return RUNNER.test(require.main?.filename ?? "");
}

function mayGoOn(exports: unknown): boolean {
    const isThenable = typeof exports === "object" && exports !== null && "then" in exports;
    return typeof exports === "function" || (isThenable && !pulumi.Output.isInstance(exports));
}
