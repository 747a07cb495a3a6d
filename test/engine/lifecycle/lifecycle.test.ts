import assert from "node:assert/strict";
import { type Declared, Project, type Run, steps } from "../../support/project";
import { Scene } from "../../support/scene";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 12;
const [PLAIN, LOCATED, ADOPTED, TAKEN, REMOVED, KEPT, GONE, MOVED, LOST] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Who holds TAKEN's number at the start, and who gets MOVED's by hand. */
const [HOLDER, OTHER] = [9, 10];
const upnOf = (index: number) => person(index).userPrincipalName;
const assignment = (index: number, more: Record<string, unknown> = {}): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, person(index).number, more),
});
const byHand = (index: number, of = index) => direct(`p${index}`, person(of).number);
const succeeds = (run: Run) => {
    assert.equal(run.code, 0, run.output);
    return run;
};

describe("on the real engine, an assignment", () => {
    let project: Project;
    const scenes: Scene[] = [];
    const LOCATIONS = [
        [SEATTLE, SEATTLE],
        [PORTLAND, PORTLAND],
        [undefined, PORTLAND],
        ["null", null],
        [SEATTLE, SEATTLE],
        [null, null],
    ] as const;
    const up = async () => {
        scenes.push(await Scene.after(succeeds(await project.up()), project, COUNT));
    };
    let refused: Run;
    let writtenByPreview: number;
    let withProgram: Scene;
    let destroyed: Scene;

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.tenant.service.set(byHand(ADOPTED));
        project.tenant.service.set(byHand(HOLDER, TAKEN));
        project.declare([assignment(TAKEN)]);
        refused = await project.up();
        const constant = [
            ...[PLAIN, ADOPTED, KEPT, GONE, MOVED, LOST].map(index => assignment(index)),
            assignment(TAKEN, { takeFrom: upnOf(HOLDER) }),
        ];
        project.tenant.faults.add({ operation: "set", kind: "cut-after", number: person(LOST).number });
        for (const [index, [locationId]] of LOCATIONS.entries()) {
            const located = assignment(LOCATED, locationId === undefined ? {} : { locationId });
            project.declare([...constant, located, ...(index === 0 ? [assignment(REMOVED)] : [])]);
            if (index === 0) {
                const written = project.log().length;
                succeeds(await project.preview());
                writtenByPreview = project.log().length - written;
            }
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

    it("is assigned once by two ups, and a preview writes nothing", () => {
        assert.equal(writtenByPreview, 0);
        assert.equal(scene(0).did(`a${PLAIN}`), "created");
        assert.deepEqual(scene(0).writesOf(PLAIN), [`assign p${PLAIN}`]);
        assert.equal(scene(1).did(`a${PLAIN}`), null);
        assert.deepEqual(scene(1).writesOf(PLAIN), [`assign p${PLAIN}`]);
        // What is not one of the two changes is unchanged: the other assignments, and the stack.
        assert.deepEqual(steps(scene(1).run), { same: 8, create: 0, update: 1, replace: 0, delete: 1 });
    });

    it("gets, keeps and loses a location in place, with one write for each change and the same id", () => {
        const before = scene(0).resource(`a${LOCATED}`);
        for (const [index, [said, expected]] of LOCATIONS.entries()) {
            const after = scene(index).resource(`a${LOCATED}`);
            if (index > 0) assert.ok([null, "updated"].includes(scene(index).did(`a${LOCATED}`)), String(said));
            assert.equal(after?.id, before?.id);
            assert.equal(after?.outputs.locationId, expected);
            assert.equal(scene(index).locationOf(LOCATED), expected);
            assert.deepEqual(Object.keys(after?.outputs ?? {}).sort(), Object.keys(before?.outputs ?? {}).sort());
        }
        assert.deepEqual(
            scene(LOCATIONS.length - 1).writesOf(LOCATED),
            ["assign", "setLocation", "setLocation", "setLocation", "setLocation"].map(each => `${each} p${LOCATED}`),
        );
    });

    it("is adopted without a write when the tenant is already so", () => {
        assert.equal(scene(0).did(`a${ADOPTED}`), "created");
        assert.deepEqual(scene(0).writesOf(ADOPTED), [`assign p${ADOPTED}`]);
    });

    it("takes a number from its holder only with takeFrom, and the refusal names the holder", () => {
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /held by p9@contoso\.com \(p9@contoso\.com\).*takeFrom: "p9@contoso\.com"/s);
        // Had the refused up written, there would be more.
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
        refused = await Scene.after(await base.up(), base, COUNT);
        base.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        base.declare([assignment(UNREAD)]);
        failed = await Scene.after(await base.up(), base, COUNT);
    });
    after(() => base.close());

    it("gives the number back to its holder when the assign is refused", () => {
        assert.notEqual(refused.run.code, 0);
        assert.match(refused.run.output, /Service is unavailable/);
        assert.deepEqual(refused.writesOf(FORMER), [`assign p${FORMER}`, `release p${FORMER}`, `assign p${FORMER}`]);
        assert.equal(refused.holderOf(FORMER), upnOf(FORMER));
        assert.equal(refused.locationOf(FORMER), SEATTLE);
    });

    for (const recovery of ["up", "refresh", "destroy"] as const) {
        it(`keeps its resource if the tenant cannot be read after the assign, and ${recovery} recovers without a second assign`, async () => {
            assert.notEqual(failed.run.code, 0, failed.run.output);
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
