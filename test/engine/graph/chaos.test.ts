import assert from "node:assert/strict";
import { chaos } from "./chaos-run";

/** Of each of the four kinds of change; `npm run soak` has 125 of each, ten times. */
const EACH = 15;
const SEED = Number(process.env.SEED ?? 20261125);

describe("on the real engine, through Graph, with every fault mixed in at 20 % of all calls,", function () {
    this.timeout(600_000);

    it(`${4 * EACH} creates, changes of location, moves and removals end as declared, each once, nothing taken without consent, every failure reported (SEED=${SEED})`, async () => {
        const { wrong, summary } = await chaos(SEED, EACH);
        assert.deepEqual(wrong, [], summary);
    });
});
