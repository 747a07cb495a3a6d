import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Throttled } from "../service-error";
import { type About, delayOf } from "./fault-queue";
import type { FaultyOperation } from "./service-fault";

/** How often a call that is put off is tried again. */
const MOST_RETRIES = 5;

/**
 * Makes a call as a client over a network does: it may be held up on the way, and one that the service puts off is made again
 * after the time that it asks for.
 * @throws Throttled when it is put off too often
 */
export async function overTheWire<T>(
    database: DatabaseSync,
    operation: FaultyOperation,
    about: About,
    call: () => T,
): Promise<T> {
    const holdUp = async (ms: number) => void (ms > 0 && (await pause(ms)));
    await holdUp(delayOf(database, operation, about, "delay-before"));
    for (let retries = 0; ; retries++) {
        try {
            const result = call();
            await holdUp(delayOf(database, operation, about, "delay-after"));
            return result;
        } catch (error) {
            if (!(error instanceof Throttled) || retries === MOST_RETRIES) throw error;
            await pause(error.retryAfterMs);
        }
    }
}
