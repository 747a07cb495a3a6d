import { setTimeout as pause } from "node:timers/promises";

/**
 * Pauses before each further read, in milliseconds: 10 s in all. The service accepts a write and shows the old values for some
 * seconds (inferred: Microsoft gives no bound), so one read does not prove that nothing was written.
 */
export const PAUSES_MS: readonly number[] = [100, 200, 400, 800, 1500, 3000, 4000];

/**
 * Reads, and reads again after each pause, until the answer shows what is expected.
 * @returns The last answer, whether or not it shows that. A read that fails rejects at once.
 */
export async function waitUntil<T>(
    read: () => Promise<T>,
    isShown: (answer: T) => boolean,
    pausesMs: readonly number[] = PAUSES_MS,
): Promise<T> {
    let answer = await read();
    for (const pauseMs of pausesMs) {
        if (isShown(answer)) break;
        await pause(pauseMs);
        answer = await read();
    }
    return answer;
}
