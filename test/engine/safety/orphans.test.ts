import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { ServiceFault } from "../../../provider/tenant/embedded/faults/service-fault";
import { commandOf, descendantsOf, ended, endedByThemselves } from "../../support/processes";
import { Project } from "../../support/project";
import { direct, N1, N2, smallWorld } from "../../support/worlds/world";

describe("when the engine and the language host are killed, the processes that they started end by themselves", () => {
    let project: Project;
    let orphans: readonly number[] = [];
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([
            { name: "a", args: direct("alice", N1) },
            { name: "b", args: direct("bob", N2) },
        ]);
    });
    afterEach(async () => {
        await ended(orphans, 0);
        project.close();
    });

    /** Kills the engine and the host while a call is held up, and waits for the others. */
    async function kill(fault: ServiceFault) {
        project.tenant.faults.add(fault);
        const { child, ended: end } = project.start("up", "--yes", "--skip-preview");
        while (project.tenant.faults.left() > 0) await pause(20);
        assert.ok(child.pid !== undefined);
        orphans = descendantsOf(child.pid);
        // The host is the engine's child that runs the program; the launcher of the provider waits for it.
        const host = orphans.find(pid => commandOf(pid).includes("pulumi-language-nodejs"));
        assert.ok(host !== undefined);
        child.kill("SIGKILL");
        process.kill(host, "SIGKILL");
        await end;
        await endedByThemselves(orphans);
    }

    it("the program's while its gate reads the tenant", async () => {
        await kill({ operation: "get", kind: "delay-before", ms: 2_000 });
        assert.deepEqual(project.log(), []);
    });

    it("the provider's after it has finished the change that it is at, and the program's", async () => {
        await kill({ operation: "set", kind: "delay-before", ms: 8_000, number: N1 });
        assert.ok(project.log().some(({ number }) => number === N1));
    });
});
