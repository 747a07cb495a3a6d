import assert from "node:assert/strict";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { steps } from "../../support/project";
import { direct, N1, N2, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

describe("what the gate looked up, on the real engine through Microsoft Graph", () => {
    let graph: OverGraph;
    let project: OverGraph["project"];
    before(async () => {
        graph = await overGraph(smallWorld());
        project = graph.project;
    });
    after(() => graph.close());

    /** What was asked of numbers and accounts, by both processes. */
    const asked = async (run: () => Promise<{ code: number; output: string }>) => {
        graph.emulator.emulation.requests.clear();
        const { code, output } = await run();
        assert.equal(code, 0, output);
        const all = graph.emulator.emulation.requests.recent(1000).map(({ path }) => path);
        return all.filter(path => !/batch|oauth2|organization/.test(path));
    };
    const declare = (locationId: string) =>
        project.declare([
            { name: "a", args: direct("alice", N1, { locationId }) },
            { name: "b", args: direct("bob", N2, { locationId }) },
        ]);

    it("is not looked up again in a preview by the process that decides, before anything exists or once it changes", async () => {
        declare(SEATTLE);
        const first = await asked(() => project.preview());
        assert.ok(first.length > 0);
        assert.equal(new Set(first).size, first.length, first.join("\n"));
        assert.equal((await project.up()).code, 0);
        declare(PORTLAND);
        const changed = await asked(() => project.preview());
        assert.equal(new Set(changed).size, changed.length, changed.join("\n"));
    });

    it("is in no state, and is looked up again before anything is written", async () => {
        const reads = await asked(async () => {
            const run = await project.up();
            assert.equal(steps(run).update, 2);
            return run;
        });
        assert.ok(new Set(reads).size < reads.length);
        const state = await project.state();
        assert.equal(state.length, 2);
        for (const { inputs, outputs } of state) assert.ok(!("observed" in inputs) && !("observed" in outputs));
    });
});
