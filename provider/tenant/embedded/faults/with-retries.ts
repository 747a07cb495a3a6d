import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Throttled } from "../service-error";
import { type CallTarget, takeDelay } from "./fault-queue";
import type { ServiceOperation } from "./service-fault";

const MAX_RETRIES = 5;

/**
 * Makes a call as a network client does: injects the delays that are queued for it, and retries it while the service throttles,
 * each time after the pause that the service asks for.
 * @throws Throttled after 5 retries
 */
export async function withRetries<T>(
    database: DatabaseSync,
    operation: ServiceOperation,
    target: CallTarget,
    call: () => T,
): Promise<T> {
    const delay = async (ms: number) => void (ms > 0 && (await pause(ms)));
    await delay(takeDelay(database, operation, target, "delay-before"));
    for (let retries = 0; ; retries++) {
        try {
            const result = call();
            await delay(takeDelay(database, operation, target, "delay-after"));
            return result;
        } catch (error) {
            if (!(error instanceof Throttled) || retries === MAX_RETRIES) throw error;
            await pause(error.retryAfterMs);
        }
    }
}
