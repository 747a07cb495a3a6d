import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";

describe("on the real engine, a program that cannot read its stack's state", () => {
    it("says so, shows changes as if all were new, takes nothing, and still makes the declarations true", async () => {
        const project = await Project.create({ world: smallWorld(), isWithoutState: true });
        const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId;
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        assert.equal((await project.up()).code, 0);

        project.declare([{ name: "bob", args: direct("bob", N1) }]);
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /state could not be read \(the function is unknown\)/);
        assert.match(refused.output, /\[number-taken\]/);
        assert.equal(await holder(N1), objectId(1));

        project.declare([
            { name: "alice", args: direct("alice", N2) },
            { name: "carol", args: direct("carol", N3) },
        ]);
        project.tenant.service.remove(direct("alice", N1));
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual([await holder(N2), await holder(N3)], [objectId(1), objectId(3)]);

        project.tenant.service.remove(direct("carol", N3));
        const repaired = await project.up();
        assert.equal(repaired.code, 0, repaired.output);
        assert.equal(await holder(N3), objectId(3));
        project.close();
    });
});
