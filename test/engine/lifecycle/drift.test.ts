import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { direct, N1, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

describe("on the real engine, a refresh", () => {
    let project: Project;
    const alice = { identity: "alice@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" };

    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        await project.up();
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("changes nothing if nobody changed the tenant", async () => {
        const values = async () => (await project.state()).map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));
        const before = await values();
        const run = await project.refresh();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(await values(), before);
    });

    it("in a preview shows a location that was changed by hand, and the next up corrects it with one write", async () => {
        project.tenant.service.set({ ...alice, locationId: PORTLAND });
        const preview = await project.preview("--refresh", "--diff");
        assert.equal(preview.code, 0, preview.output);
        assert.match(preview.output, /locationId/);
        assert.match(preview.output, new RegExp(PORTLAND));
        const before = project.log().length;
        const run = await project.up("--refresh");
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(
            project
                .log()
                .slice(before)
                .map(({ operation }) => operation),
            ["setLocation"],
        );
        assert.equal((await project.state())[0]?.outputs.locationId, SEATTLE);
    });

    it("never adds an undeclared location to the inputs", async () => {
        project.declare([
            { name: "alice", args: direct("alice", N1) },
            { name: "bob", args: direct("bob", "+12065550102") },
        ]);
        await project.up();
        project.tenant.service.set({
            identity: "bob@contoso.com",
            phoneNumber: "+12065550102",
            phoneNumberType: "DirectRouting",
            locationId: PORTLAND,
        });
        await project.refresh();
        const bob = (await project.state()).find(({ id }) => id === "+12065550102");
        assert.equal(bob?.outputs.locationId, PORTLAND);
        assert.ok(!("locationId" in (bob?.inputs ?? {})));
    });

    it("finds a number that was removed by hand, and the next up assigns it again", async () => {
        project.tenant.service.remove(alice);
        const run = await project.refresh();
        assert.equal(run.code, 0, run.output);
        assert.match(run.output, /no longer assigned to Alice/);
        assert.deepEqual(await project.state(), []);
        const repaired = await project.up();
        assert.equal(repaired.code, 0, repaired.output);
        assert.equal((await project.tenant.findNumbers([N1]))[0]?.holder?.objectId, objectId(1));
    });

    it("drops a number that moved to someone else, warns who has it, and up does not take it back", async () => {
        project.tenant.service.remove(alice);
        project.tenant.service.set({ ...alice, identity: "bob@contoso.com" });
        const writes = project.log().length;
        const refreshed = await project.refresh();
        assert.match(refreshed.output, /warning.*Bob \(bob@contoso\.com\) holds it now/s);
        assert.deepEqual(await project.state(), []);
        const up = await project.up();
        assert.notEqual(up.code, 0);
        assert.match(up.output, /number-taken/);
        assert.equal(project.log().length, writes);
    });

    it("that cannot read the tenant fails and drops nothing from the state", async () => {
        const values = async () => (await project.state()).map(({ id, inputs, outputs }) => ({ id, inputs, outputs }));
        const before = await values();
        project.tenant.faults.add({ operation: "get", kind: "cut-before", times: 5 });
        const run = await project.refresh();
        assert.notEqual(run.code, 0);
        assert.deepEqual(await values(), before);
    });
});
