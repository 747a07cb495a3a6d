import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 8;
const [SAME, LOCATED, UNDECLARED, REMOVED, TAKEN, TAKER] = [0, 1, 2, 3, 4, 5];
const upnOf = (index: number) => person(index).userPrincipalName;
const byHand = (index: number, of = index) => direct(`p${index}`, person(of).number);
const assignment = (index: number, locationId?: string): Declared => ({
    name: `a${index}`,
    args: { ...byHand(index), locationId },
});

describe("on the real engine, a refresh", () => {
    let project: Project;
    let first: Scene;
    let unread: Scene;
    let preview: Run;
    let refreshed: Scene;
    let refused: Scene;
    let repaired: Scene;

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        const stays = [
            ...[SAME, LOCATED].map(index => assignment(index, SEATTLE)),
            ...[UNDECLARED, REMOVED].map(index => assignment(index)),
        ];
        project.declare([...stays, assignment(TAKEN)]);
        first = await Scene.after(succeeds(await project.up()), project, COUNT);

        const { service, faults } = project.tenant;
        for (const index of [LOCATED, UNDECLARED]) service.set({ ...byHand(index), locationId: PORTLAND });
        for (const index of [REMOVED, TAKEN]) service.remove(byHand(index));
        service.set(byHand(TAKER, TAKEN));

        faults.add({ operation: "get", kind: "cut-before", times: 100 });
        unread = await Scene.after(fails(await project.refresh()), project, 0);
        faults.clear();

        project.declare(stays);
        preview = succeeds(await project.preview("--refresh", "--diff"));
        refreshed = await Scene.after(succeeds(await project.refresh()), project, COUNT);
        project.declare([...stays, assignment(TAKEN)]);
        refused = await Scene.after(fails(await project.up()), project, COUNT);
        project.declare(stays);
        repaired = await Scene.after(succeeds(await project.up("--refresh")), project, COUNT);
    });
    after(() => project.close());
    const valuesOf = (scene: Scene, index: number) => {
        const { id, inputs, outputs } = scene.resource(`a${index}`) ?? {};
        return { id, inputs, outputs };
    };

    it("changes nothing if nobody changed the tenant", () => {
        assert.deepEqual(valuesOf(refreshed, SAME), valuesOf(first, SAME));
    });

    it("in a preview shows a location that was changed by hand, and the next up corrects it with one write", () => {
        const change = `::a${LOCATED}\\][^[]*~ locationId *: "${SEATTLE}" => "${PORTLAND}"`;
        assert.match(preview.output, new RegExp(change));
        assert.deepEqual(
            repaired.writesOf(LOCATED),
            ["assign", "setLocation", "setLocation"].map(each => `${each} p${LOCATED}`),
        );
        assert.equal(repaired.resource(`a${LOCATED}`)?.outputs.locationId, SEATTLE);
    });

    it("never adds an undeclared location to the inputs", () => {
        assert.equal(refreshed.resource(`a${UNDECLARED}`)?.outputs.locationId, PORTLAND);
        assert.ok(!("locationId" in (refreshed.resource(`a${UNDECLARED}`)?.inputs ?? {})));
    });

    it("finds a number that was removed by hand, and the next up assigns it again", () => {
        assert.match(refreshed.run.output, /no longer assigned to p3@contoso\.com/);
        assert.equal(refreshed.resource(`a${REMOVED}`), undefined);
        assert.equal(repaired.holderOf(REMOVED), upnOf(REMOVED));
    });

    it("drops a number that moved to someone else, warns who has it, and up does not take it back", () => {
        assert.match(refreshed.run.output, /warning.*p5@contoso\.com \(p5@contoso\.com\) holds it now/s);
        assert.equal(refreshed.resource(`a${TAKEN}`), undefined);
        assert.match(refused.run.output, /number-taken/);
        assert.equal(refused.log.length, refreshed.log.length);
        assert.equal(repaired.holderOf(TAKEN), upnOf(TAKER));
    });

    it("that cannot read the tenant fails and drops nothing from the state", () => {
        assert.deepEqual(
            unread.resources.map(({ id, inputs, outputs }) => ({ id, inputs, outputs })),
            first.resources.map(({ id, inputs, outputs }) => ({ id, inputs, outputs })),
        );
    });
});
