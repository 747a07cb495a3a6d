import assert from "node:assert/strict";
import { KilledStack } from "./killed-stack";

/** `npm run soak` has 200. */
const KILLS = 6;
/** As many rounds as it may take; in some the run ends before its kill's turn comes. */
const MOST_ROUNDS = 2 * KILLS;
const SEED = Number(process.env.SEED ?? 20261124);

describe("on the real engine, runs that are killed", function () {
    this.timeout(600_000);

    it(`at ${KILLS} random points, the engine's process or the provider's, are finished by one up (SEED=${SEED})`, async () => {
        const stack = await KilledStack.create(SEED);
        try {
            const killed = { provider: 0, engine: 0 };
            for (let round = 1; killed.provider + killed.engine < KILLS; round++) {
                assert.ok(round <= MOST_ROUNDS, `only ${JSON.stringify(killed)} after ${MOST_ROUNDS} rounds`);
                const { engine, provider, wrong } = await stack.round(round % 3 === 0);
                assert.deepEqual(wrong, [], `round ${round}`);
                killed.engine += engine;
                killed.provider += provider;
            }
            assert.ok(killed.provider > 0 && killed.engine > 0, JSON.stringify(killed));
        } finally {
            stack.close();
        }
    });
});
