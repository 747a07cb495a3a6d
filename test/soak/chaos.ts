import { chaos } from "../engine/graph/chaos-run";
import type { Limits, Result } from "./limits";

/** 500 changes over Graph for each seed, counted on from the soak's own, with faults at 20 % of all calls. */
export async function soakChaos(seeds: number, { seed, isOver, say }: Limits): Promise<Result> {
    const wrong: string[] = [];
    let done = 0;
    for (; done < seeds && !isOver(); done++) {
        const own = seed + done;
        const outcome = await chaos(own);
        say(`chaos: ${done + 1} of ${seeds}, seed ${own}: ${outcome.summary}; ${outcome.wrong.length} wrong`);
        wrong.push(...outcome.wrong.map(each => `chaos, seed ${own}: ${each}`));
    }
    return { summary: `${done} times 500 changes under chaos`, wrong, isComplete: done === seeds };
}
