import assert from "node:assert/strict";
import { findingsOf } from "../../support/findings";
import { Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, person } from "../../support/worlds/world";

const COUNT = 6;
const [TAKEN, TAKER, GIVEN, HEIR, DELETED, KEPT] = [0, 1, 2, 3, 4, 5];
const upnOf = (index: number) => person(index).userPrincipalName;
const assignment = (index: number, of = index, more: Record<string, unknown> = {}) => ({
    name: `a${of}`,
    args: direct(`p${index}`, person(of).number, more),
});

describe("on the real engine, with a tenant that blocks numbers on unassign,", () => {
    let project: Project;
    let refused: Run;
    let deleted: Scene;
    const isBlocked = async (index: number) => (await project.tenant.findNumbers([person(index).number]))[0]?.blocked;

    before(async () => {
        const world = crowdedWorld(COUNT, false);
        project = await Project.create({ world: { ...world, tenant: { ...world.tenant, blockOnUnassign: true } } });
        project.tenant.service.set(direct(`p${TAKEN}`, person(TAKEN).number));
        const base = [assignment(GIVEN), assignment(KEPT)];
        project.declare([...base, assignment(DELETED)]);
        succeeds(await project.up());
        const taken = assignment(TAKER, TAKEN, { takeFrom: upnOf(TAKEN) });
        project.declare([taken, assignment(HEIR, GIVEN), assignment(KEPT), assignment(DELETED)]);
        refused = fails(await project.up());
        project.declare(base);
        deleted = await Scene.after(succeeds(await project.up()), project, COUNT);
    });
    after(() => project.close());

    const keepsItsHolder = async (index: number) => {
        assert.match(findingsOf(refused, `a${index}`).join("\n"), /^error: .*\[block-on-unassign\]/m);
        assert.deepEqual(deleted.writesOf(index), [`assign p${index}`]);
        assert.equal(deleted.holderOf(index), upnOf(index));
        assert.equal(await isBlocked(index), false);
    };

    it("up refuses to take a number, and its holder keeps it", () => keepsItsHolder(TAKEN));

    it("up refuses to give a number to another account", () => keepsItsHolder(GIVEN));

    it("a delete still releases the number, which the tenant then shows as blocked", async () => {
        assert.equal(deleted.did(`a${DELETED}`), "deleted");
        assert.equal(deleted.holderOf(DELETED), null);
        assert.deepEqual([await isBlocked(DELETED), await isBlocked(KEPT)], [true, false]);
    });
});
