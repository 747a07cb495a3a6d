import assert from "node:assert/strict";
import path from "node:path";
import { Project, type Run } from "../../support/project";
import { succeeds } from "../../support/succeeds";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";

const alice = { name: "alice", args: direct("alice", N1) };
const bob = { name: "bob", args: direct("bob", N2) };
const carol = { name: "carol", args: direct("carol", N3) };

/** Each test continues where the one before it ended. */
describe("on the real engine,", () => {
    let one: Project;
    let other: Project;
    /** A run of the first stack while the licence of one of its people was missing. */
    let unlicensed: Run;
    before(async () => {
        one = await Project.create({ world: smallWorld() });
        const tenantFile = path.join(one.folder, ".teams-phone/tenant.db");
        assert.ok(one.tenant);
        other = await Project.create({
            config: { "teams-phone:tenant": "embedded", "teams-phone:tenantFile": tenantFile },
        });
        one.declare([alice, bob, carol]);
        succeeds(await one.up());
    });
    after(() => {
        // Both projects use the first one's tenant, so it is closed last.
        for (const each of [other, one]) each.close();
    });

    const writesOf = async (work: () => Promise<Run>) => {
        const before = one.log().length;
        succeeds(await work());
        return one
            .log()
            .slice(before)
            .map(({ operation, number }) => `${operation} ${number}`);
    };

    describe("two stacks on one tenant", () => {
        it("that both declare an assignment: the one that drops it releases it, and the other assigns it again", async () => {
            other.declare([alice]);
            assert.deepEqual(await writesOf(other.up), []);
            other.declare([]);
            assert.deepEqual(await writesOf(other.up), [`release ${N1}`]);
            const { output } = await one.preview();
            assert.match(output, /changed by hand:\s+Alice .*: \+12065550101 was released, and is assigned again/);
            assert.deepEqual(await writesOf(one.up), [`assign ${N1}`]);
        });

        it("hand an assignment over without a write: one forgets it, the other declares it", async () => {
            const [stored] = (await one.state()).filter(({ id }) => id === N1);
            succeeds(await one.pulumi("state", "delete", stored?.urn ?? "", "--yes"));
            one.declare([bob, carol]);
            other.declare([alice]);
            assert.deepEqual(await writesOf(other.up), []);
            one.tenant.service.remove(direct("carol", N3));
            one.tenant.directory.setLicences(objectId(3), []);
            const writes = await writesOf(async () => {
                unlicensed = await one.up();
                return unlicensed;
            });
            assert.deepEqual(writes, []);
            assert.deepEqual([(await one.state()).length, (await other.state()).length], [2, 1]);
        });
    });

    describe("a number that was lost with its licence", () => {
        it("is reported and blocks nobody while the licence is missing, and the next up after that assigns it again", async () => {
            assert.match(unlicensed.output, /carol[\s\S]*Teams Phone licence \(MCOEV\)[\s\S]*\[licence\]/);
            one.tenant.directory.setLicences(objectId(3), [{ plan: "MCOEV", state: "enabled" }]);
            assert.deepEqual(await writesOf(() => one.up()), [`assign ${N3}`]);
        });
    });
});
