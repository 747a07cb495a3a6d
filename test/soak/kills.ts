import { KilledStack } from "../engine/safety/killed-stack";
import type { Limits, Result } from "./limits";

/** Changes of one program before the next stack. */
const ROUNDS_OF_A_STACK = 10;
/** The soak gives up a stack in which something went wrong, and ends after this many of them. */
const MOST_WRONG = 5;
/** Not every round kills a run, but this many rounds for each requested kill are enough. */
const ROUNDS_PER_KILL = 3;

/** Kills runs of random programs until it did so often enough. */
export async function soakKills(count: number, { seed, isOver, say }: Limits): Promise<Result> {
    const killed = { engine: 0, provider: 0 };
    const total = () => killed.engine + killed.provider;
    const wrong: string[] = [];
    let rounds = 0;
    for (let stacks = 0; total() < count && wrong.length < MOST_WRONG && rounds < ROUNDS_PER_KILL * count; stacks++) {
        if (isOver()) break;
        const own = seed * 10_000 + stacks;
        const stack = await KilledStack.create(own);
        try {
            for (let round = 1; round <= ROUNDS_OF_A_STACK && total() < count && !isOver(); round++) {
                rounds += 1;
                const done = await stack.round(true);
                killed.engine += done.engine;
                killed.provider += done.provider;
                say(`kills: ${total()} of ${count}, stack ${own}, round ${round}`);
                wrong.push(...done.wrong.map(each => `stack ${own}, round ${round}: ${each}`));
                if (done.wrong.length > 0) break;
            }
        } finally {
            stack.close();
        }
    }
    const summary = `${killed.engine} kills of the engine and ${killed.provider} of the provider in ${rounds} changes`;
    return { summary, wrong, isComplete: total() >= count };
}
