import assert from "node:assert/strict";
import { Project, steps } from "../../support/project";
import { direct, N1, N2, objectId, smallWorld } from "../../support/worlds/world";

describe("on the real engine, with a tenant that blocks numbers on unassign,", () => {
    let project: Project;
    const number = async (which: string) => (await project.tenant.findNumbers([which]))[0];

    beforeEach(async () => {
        const world = smallWorld();
        project = await Project.create({ world: { ...world, tenant: { ...world.tenant, blockOnUnassign: true } } });
        project.tenant.service.set({ identity: "bob@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" });
    });
    afterEach(() => project.close());

    it("preview and up refuse to take a number, and its holder keeps it", async () => {
        project.declare([{ name: "alice", args: direct("alice", N1, { takeFrom: "bob@contoso.com" }) }]);
        for (const run of [await project.preview(), await project.up()]) {
            assert.notEqual(run.code, 0);
            assert.match(run.output, /error: .*\[block-on-unassign\]/);
        }
        assert.equal(project.log().length, 1);
        assert.equal((await number(N1))?.holder?.objectId, objectId(2));
        assert.equal((await number(N1))?.blocked, false);
    });

    it("preview and up refuse to give a number to another account", async () => {
        project.declare([{ name: "phone", args: direct("bob", N1) }]);
        assert.equal((await project.up()).code, 0);
        project.declare([{ name: "phone", args: direct("alice", N1) }]);
        for (const run of [await project.preview(), await project.up()]) {
            assert.notEqual(run.code, 0);
            assert.match(run.output, /error: .*\[block-on-unassign\]/);
        }
        assert.equal(project.log().length, 1);
        assert.equal((await number(N1))?.holder?.objectId, objectId(2));
    });

    it("a delete still releases the number, which the tenant then shows as blocked", async () => {
        project.declare([
            { name: "bob", args: direct("bob", N1) },
            { name: "alice", args: direct("alice", N2) },
        ]);
        assert.equal((await project.up()).code, 0);
        project.declare([{ name: "alice", args: direct("alice", N2) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal(steps(run).delete, 1);
        assert.equal((await number(N1))?.holder, null);
        assert.equal((await number(N1))?.blocked, true);
        assert.equal((await number(N2))?.blocked, false);
    });
});
