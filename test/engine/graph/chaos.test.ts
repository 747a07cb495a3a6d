import assert from "node:assert/strict";
import { chaos } from "./chaos-run";

/** Of each of the four kinds of change; `npm run soak` has 125 of each, ten times. */
const EACH = 12;
const SEED = Number(process.env.SEED ?? 20261125);

describe("on the real engine, through Graph, with faults of every kind in 20 % of all calls,", function () {
    this.timeout(600_000);

    it(`${4 * EACH} changes end as declared, each written once and with consent, and every failure is reported (SEED=${SEED})`, async () => {
        const { wrong, summary } = await chaos(SEED, EACH);
        assert.deepEqual(wrong, [], summary);
    });
});
