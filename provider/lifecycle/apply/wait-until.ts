import { setTimeout as pause } from "node:timers/promises";

/**
 * Pauses before looking again, in milliseconds: 10 s together. The service accepts a write and goes on showing what was
 * before for some seconds (inferred: Microsoft gives no bound), so one look is not enough to say that nothing was written.
 */
export const PAUSES_MS: readonly number[] = [100, 200, 400, 800, 1500, 3000, 4000];

/**
 * Looks, and looks again after each pause, until what is seen shows what is expected.
 * @returns what was seen last, whether it shows it or not. A look that fails rejects at once.
 */
export async function lookUntil<T>(
    look: () => Promise<T>,
    isShown: (seen: T) => boolean,
    pausesMs: readonly number[] = PAUSES_MS,
): Promise<T> {
    let seen = await look();
    for (const pauseMs of pausesMs) {
        if (isShown(seen)) break;
        await pause(pauseMs);
        seen = await look();
    }
    return seen;
}
