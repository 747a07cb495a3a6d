import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { direct, N1, smallWorld } from "../../support/worlds/world";

describe("on the real engine, the first Ctrl-C", () => {
    let graph: OverGraph;
    beforeEach(async () => {
        graph = await overGraph(smallWorld(), {}, { operationPolls: 1_000_000 });
    });
    afterEach(() => graph.close());

    it("ends an `up` that waits for an operation of Graph, and keeps what was written", async () => {
        const { project, tenant } = graph;
        project.declare([{ name: "a", args: direct("alice", N1) }]);
        const { child, ended } = project.start("up", "--yes", "--skip-preview");
        while (tenant.log().length === 0) await pause(50);
        // The provider polls the operation now, which would go on for ten minutes.
        await pause(500);
        child.kill("SIGINT");
        const { output } = await ended;
        assert.match(output, /cancel/i);
        const [resource] = await project.state();
        assert.equal(resource?.outputs?.phoneNumber, N1, output);
    });
});
