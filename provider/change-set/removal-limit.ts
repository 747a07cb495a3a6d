import type { ChangeSet, NumberEffect } from "./change-set";

/** Share of the managed numbers that one run may take away or move, and its bounds. */
const SHARE = 0.05;
const AT_LEAST = 5;
const AT_MOST = 25;

/** How many numbers one run may take away or move between people. @param managed How many the stack manages. */
export function removalLimit(managed: number, configured: number | null): number {
    return configured ?? Math.min(AT_MOST, Math.max(AT_LEAST, Math.floor(managed * SHARE)));
}

/**
 * The managed numbers that their holders lose, to nobody or to somebody else. A person's own change of number does not count.
 * @param managed The canonical numbers that the stack manages.
 */
export function lostNumbers({ entries }: ChangeSet, managed: ReadonlySet<string>): readonly NumberEffect[] {
    return entries.flatMap(({ numbers }) => {
        const gainers = numbers.filter(({ from, to }) => to !== null && to !== from).map(({ to }) => to);
        return numbers.filter(
            ({ number, from, to }) =>
                managed.has(number) && from !== null && to !== from && (to !== null || !gainers.includes(from)),
        );
    });
}
