import assert from "node:assert/strict";
import { Partners } from "../../provider/lifecycle/run/partners";

describe("the partners of an exchange", () => {
    it("are those that the run has checked, unless it covers the whole program", () => {
        const partners = new Partners();
        partners.note("a", true, false);
        assert.deepEqual(
            ["a", "b"].map(key => partners.includes(key)),
            [true, false],
        );
        partners.note("c", true, true);
        assert.deepEqual(
            ["a", "b"].map(key => partners.includes(key)),
            [true, true],
        );
    });

    it("are never those that check has refused, even if a second check of them accepts", () => {
        const partners = new Partners();
        partners.note("a", false, true);
        partners.note("a", true, true);
        partners.note(null, false, true);
        assert.equal(partners.includes("a"), false);
    });

    it("are awaited while the engine still checks others, and no longer", async () => {
        const partners = new Partners();
        partners.note("a", true, false);
        setTimeout(() => partners.note("b", true, false), 20);
        await partners.wait(["a", "b"], 10_000);
        assert.equal(partners.includes("b"), true);
        await partners.wait(["c"], 50);
        partners.note("d", false, false);
        await partners.wait(["d"], 10_000);
        assert.deepEqual(
            ["c", "d"].map(key => partners.includes(key)),
            [false, false],
        );
    });
});
