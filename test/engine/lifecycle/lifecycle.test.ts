import assert from "node:assert/strict";
import { type Declared, Project, steps } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 16;
const [PLAIN, ADOPTED, TAKEN, REMOVED, KEPT, GONE, MOVED, LOST] = [0, 2, 3, 4, 5, 6, 7, 8];
/** Who holds TAKEN's number at the start, and who gets MOVED's by hand. */
const [HOLDER, OTHER] = [9, 10];
const upnOf = (index: number) => person(index).userPrincipalName;
const assignment = (index: number, more: Record<string, unknown> = {}): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, person(index).number, more),
});
const byHand = (index: number, of = index) => direct(`p${index}`, person(of).number);

describe("on the real engine, an assignment", () => {
    let project: Project;
    const scenes: Scene[] = [];
    /** What each program says of the location of these people, and what it then is. */
    const LOCATIONS = [
        { index: 1, declared: [SEATTLE, PORTLAND, undefined], expected: [SEATTLE, PORTLAND, PORTLAND] },
        { index: 11, declared: [undefined, SEATTLE, "null"], expected: [null, SEATTLE, null] },
        { index: 12, declared: ["null", SEATTLE, null], expected: [null, SEATTLE, null] },
    ] as const;
    const up = async () => {
        scenes.push(await Scene.after(succeeds(await project.up()), project, COUNT));
    };
    let withProgram: Scene;
    let destroyed: Scene;

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.tenant.service.set(byHand(ADOPTED));
        project.tenant.service.set(byHand(HOLDER, TAKEN));
        const constant = [
            ...[PLAIN, ADOPTED, KEPT, GONE, MOVED, LOST].map(index => assignment(index)),
            assignment(TAKEN, { takeFrom: upnOf(HOLDER) }),
        ];
        project.tenant.faults.add({ operation: "set", kind: "cut-after", number: person(LOST).number });
        for (const program of [0, 1, 2] as const) {
            const located = LOCATIONS.map(({ index, declared }) =>
                assignment(index, { locationId: declared[program] }),
            );
            project.declare([...constant, ...located, ...(program === 0 ? [assignment(REMOVED)] : [])]);
            await up();
        }
        const copy = project.copy();
        withProgram = await Scene.after(succeeds(await copy.destroy("--run-program")), copy, COUNT);
        copy.close();
        for (const index of [GONE, MOVED]) project.tenant.service.remove(byHand(index));
        project.tenant.service.set(byHand(OTHER, MOVED));
        destroyed = await Scene.after(succeeds(await project.destroy()), project, COUNT);
    });
    after(() => project.close());
    const scene = (index: number) => {
        const found = scenes[index];
        assert.ok(found, `there was no up ${index}`);
        return found;
    };

    it("is assigned once by two ups", () => {
        assert.equal(scene(0).did(`a${PLAIN}`), "created");
        assert.deepEqual(scene(0).writesOf(PLAIN), [`assign p${PLAIN}`]);
        assert.equal(scene(1).did(`a${PLAIN}`), null);
        assert.deepEqual(scene(1).writesOf(PLAIN), [`assign p${PLAIN}`]);
        // What is not one of the changes is unchanged: the other assignments, and the stack.
        assert.deepEqual(steps(scene(1).run), { same: 8, create: 0, update: 3, replace: 0, delete: 1 });
    });

    it("gets, keeps and loses a location in place, with one write for each change and the same id", () => {
        for (const { index, expected } of LOCATIONS) {
            const before = scene(0).resource(`a${index}`);
            for (const [program, locationId] of expected.entries()) {
                const after = scene(program).resource(`a${index}`);
                if (program > 0) assert.ok([null, "updated"].includes(scene(program).did(`a${index}`)));
                assert.equal(after?.id, before?.id);
                assert.equal(after?.outputs.locationId, locationId);
                assert.equal(scene(program).locationOf(index), locationId);
                assert.deepEqual(Object.keys(after?.outputs ?? {}).sort(), Object.keys(before?.outputs ?? {}).sort());
            }
        }
        assert.deepEqual(
            LOCATIONS.map(({ index }) => scene(2).writesOf(index).length),
            [2, 3, 3],
        );
        for (const { index } of LOCATIONS) {
            const [assign, ...others] = scene(2).writesOf(index);
            assert.equal(assign, `assign p${index}`);
            assert.deepEqual([...new Set(others)], [`setLocation p${index}`]);
        }
    });

    it("is adopted without a write when the tenant is already so", () => {
        assert.equal(scene(0).did(`a${ADOPTED}`), "created");
        assert.deepEqual(scene(0).writesOf(ADOPTED), [`assign p${ADOPTED}`]);
    });

    it("takes a number from its holder with takeFrom", () => {
        const taken = [`assign p${HOLDER}`, `release p${HOLDER}`, `assign p${TAKEN}`];
        assert.deepEqual(scene(0).writesOf(TAKEN), taken);
    });

    it("is released by delete and by destroy", () => {
        assert.equal(scene(1).did(`a${REMOVED}`), "deleted");
        assert.deepEqual(scene(1).writesOf(REMOVED), [`assign p${REMOVED}`, `release p${REMOVED}`]);
        assert.deepEqual(destroyed.writesOf(REMOVED), scene(1).writesOf(REMOVED));
        assert.deepEqual(destroyed.writesOf(KEPT), [`assign p${KEPT}`, `release p${KEPT}`]);
    });

    it("is also released by a destroy that runs the program", () => {
        for (const index of [PLAIN, KEPT]) {
            assert.deepEqual(withProgram.writesOf(index), [`assign p${index}`, `release p${index}`]);
        }
        assert.deepEqual(withProgram.resources, []);
    });

    it("is not released by destroy if it is already gone or somebody else holds the number", () => {
        assert.equal(destroyed.holderOf(GONE), null);
        assert.equal(destroyed.holderOf(MOVED), upnOf(OTHER));
        assert.deepEqual(destroyed.writesOf(GONE), [`assign p${GONE}`, `release p${GONE}`]);
        assert.deepEqual(destroyed.writesOf(MOVED), [`assign p${MOVED}`, `release p${MOVED}`, `assign p${OTHER}`]);
        assert.match(destroyed.run.output, /now held by p10@contoso\.com \(p10@contoso\.com\)/);
        assert.deepEqual(destroyed.resources, []);
    });

    it("is assigned once even if the answer to the assign is lost", () => {
        assert.equal(scene(0).did(`a${LOST}`), "created");
        assert.deepEqual(scene(0).writesOf(LOST), [`assign p${LOST}`]);
    });
});

describe("on the real engine, an assignment that fails", () => {
    const [UNREAD, TAKER, FORMER] = [0, 1, 2];
    let base: Project;
    let refused: Scene;
    let failed: Scene;
    before(async () => {
        base = await Project.create({ world: crowdedWorld(COUNT, false) });
        const taken = { ...byHand(FORMER), locationId: SEATTLE };
        base.tenant.service.set(taken);
        base.tenant.faults.add({ operation: "set", kind: "refuse", account: person(TAKER).objectId });
        base.declare([{ name: "taker", args: { ...byHand(TAKER, FORMER), takeFrom: upnOf(FORMER) } }]);
        refused = await Scene.after(fails(await base.up()), base, COUNT);
        base.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        base.declare([assignment(UNREAD)]);
        failed = await Scene.after(fails(await base.up()), base, COUNT);
    });
    after(() => base.close());

    it("gives the number back to its holder when the assign is refused", () => {
        assert.match(refused.run.output, /Service is unavailable/);
        assert.deepEqual(refused.writesOf(FORMER), [`assign p${FORMER}`, `release p${FORMER}`, `assign p${FORMER}`]);
        assert.equal(refused.holderOf(FORMER), upnOf(FORMER));
        assert.equal(refused.locationOf(FORMER), SEATTLE);
    });

    for (const recovery of ["up", "refresh", "destroy"] as const) {
        it(`keeps its resource if the tenant cannot be read after the assign, and ${recovery} recovers without a second assign`, async () => {
            assert.equal(failed.resource(`a${UNREAD}`)?.id, person(UNREAD).number);
            assert.ok(failed.resource(`a${UNREAD}`)?.initErrors?.length);
            const project = base.copy();
            try {
                const scene = await Scene.after(succeeds(await project[recovery]()), project, COUNT);
                const released = recovery === "destroy" ? [`release p${UNREAD}`] : [];
                assert.deepEqual(scene.writesOf(UNREAD), [`assign p${UNREAD}`, ...released]);
                assert.equal(scene.resources.length, recovery === "destroy" ? 0 : 1);
            } finally {
                project.close();
            }
        });
    }
});
