import assert from "node:assert/strict";
import path from "node:path";
import { Project } from "../../support/project";
import { direct, N1, N2, objectId, smallWorld } from "../../support/worlds/world";

const alice = { name: "alice", args: direct("alice", N1) };
const bob = { name: "bob", args: direct("bob", N2) };

describe("on the real engine, two stacks on one tenant", () => {
    let one: Project;
    let other: Project;
    before(async () => {
        one = await Project.create({ world: smallWorld() });
        const tenantFile = path.join(one.folder, ".teams-phone/tenant.db");
        assert.ok(one.tenant);
        other = await Project.create({
            config: { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile },
        });
        one.declare([alice, bob]);
        const run = await one.up();
        assert.equal(run.code, 0, run.output);
    });
    after(() => {
        // Both projects use the first one's tenant, so it is closed last.
        for (const each of [other, one]) each.close();
    });

    const writesOf = async (project: Project) => {
        const before = one.log().length;
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        return one
            .log()
            .slice(before)
            .map(({ operation, number }) => `${operation} ${number}`);
    };

    it("that both declare an assignment: the one that drops it releases it, and the other assigns it again", async () => {
        other.declare([alice]);
        assert.deepEqual(await writesOf(other), []);
        other.declare([]);
        assert.deepEqual(await writesOf(other), [`release ${N1}`]);
        const { output } = await one.preview();
        assert.match(output, /changed by hand:\s+Alice .*: \+12065550101 was released, and is assigned again/);
        assert.deepEqual(await writesOf(one), [`assign ${N1}`]);
    });

    it("hand an assignment over without a write: one forgets it, the other declares it", async () => {
        const [stored] = (await one.state()).filter(({ id }) => id === N1);
        const forgotten = await one.pulumi("state", "delete", stored?.urn ?? "", "--yes");
        assert.equal(forgotten.code, 0, forgotten.output);
        one.declare([bob]);
        other.declare([alice]);
        assert.deepEqual(await writesOf(other), []);
        assert.deepEqual(await writesOf(one), []);
        assert.deepEqual([(await one.state()).length, (await other.state()).length], [1, 1]);
    });
});

describe("on the real engine, a number that was lost with its licence", () => {
    let project: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([alice, bob]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
    });
    after(() => project.close());

    it("is reported and blocks nobody while the licence is missing, and the next up after that assigns it again", async () => {
        project.tenant.service.remove(direct("alice", N1));
        project.tenant.directory.setLicences(objectId(1), []);
        const before = project.log().length;
        const without = await project.up();
        assert.equal(without.code, 0, without.output);
        assert.match(without.output, /alice[\s\S]*Teams Phone licence \(MCOEV\)[\s\S]*\[licence\]/);
        assert.equal(project.log().length, before);

        project.tenant.directory.setLicences(objectId(1), [{ plan: "MCOEV", state: "enabled" }]);
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        assert.deepEqual(
            project
                .log()
                .slice(before)
                .map(({ operation, number }) => `${operation} ${number}`),
            [`assign ${N1}`],
        );
    });
});
