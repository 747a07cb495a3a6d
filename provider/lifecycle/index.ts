/**
 * What the engine's provider process calls. The text stored in every resource's state loads this file and asks for `v1`
 * (`provider/provider-text.ts`), so `v1` must go on working, with the same meaning, in every later release.
 */
// First: an older Node cannot load what follows.
import "../node-version";

import { listenForCancel } from "../cancellation";
import { endWithEngine, engineOfProvider } from "../end-with-engine";
import { check } from "./check";
import { create } from "./create";
import { deleteResource } from "./delete";
import { diff } from "./diff";
import { plainErrors } from "./engine/plain-errors";
import { read } from "./read";
import { type ConfigureRequest, Run } from "./run/run";
import { update } from "./update";

/** The verbs of the engine over one run at a time, which `configure` begins. */
export function createLifecycle() {
    let run = new Run({ config: { get: () => undefined } });
    let verbsUnderWay = 0;
    const verb =
        <A extends unknown[], R>(work: (run: Run, ...args: A) => Promise<R>) =>
        (...args: A): Promise<R> => {
            const current = run;
            verbsUnderWay += 1;
            return plainErrors(current.redactor, () => work(current, ...args)).finally(() => {
                verbsUnderWay -= 1;
            });
        };
    return {
        /**
         * Keeps the stack's configuration. Synchronous on purpose: the SDK lets calls through while an asynchronous `configure` is
         * still running, and they would run unconfigured. Each verb that needs the configuration reports what is wrong with it.
         */
        configure: (request: ConfigureRequest): void => {
            run = new Run(request);
        },
        check: verb(check),
        diff: verb(diff),
        create: verb(create),
        read: verb(read),
        update: verb(update),
        delete: verb(deleteResource),
        /** Whether a verb is at work. The engine does not call this. */
        isBusy: () => verbsUnderWay > 0,
    };
}

export const v1 = createLifecycle();

const engine = engineOfProvider();
// A change that is under way is finished, or undone, even if nobody hears of it.
if (engine !== null) {
    endWithEngine(engine, v1.isBusy);
    listenForCancel();
}
