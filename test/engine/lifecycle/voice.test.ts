import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { crowdedWorld, direct, person } from "../../support/worlds/world";

const COUNT = 8;
const [SETS, BESIDE, KEEPS, HANDS, HEIR, REPLACED] = [0, 1, 2, 3, 4, 5];
const flagOf = (index: number, enterpriseVoiceEnabled = true): Declared => ({
    name: `voice-${index}`,
    args: { identity: person(index).userPrincipalName, enterpriseVoiceEnabled },
});
const numberOf = (index: number, of = index): Declared => ({
    name: `number-${of}`,
    args: direct(`p${index}`, person(of).number),
});

describe("on the real engine, the Attribute form", () => {
    let project: Project;
    const scenes: Scene[] = [];
    /** What the runs left: of the first program, of its two changes, and of the destroy. */
    const scene = (index: number) => {
        const found = scenes[index];
        if (!found) throw new Error(`there was no run ${index}`);
        return found;
    };
    const carriedOut = async (run: Run) => {
        assert.equal(run.code, 0, run.output);
        scenes.push(await Scene.after(run, project, COUNT));
    };

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        const beside = [flagOf(BESIDE), numberOf(BESIDE), flagOf(HANDS), numberOf(HANDS)];
        project.declare([...beside, flagOf(SETS), flagOf(KEEPS), flagOf(REPLACED)]);
        await carriedOut(await project.up());
        project.declare([
            flagOf(SETS, false),
            flagOf(BESIDE),
            ...[flagOf(KEEPS), numberOf(KEEPS)],
            ...[flagOf(HANDS), numberOf(HEIR, HANDS)],
            { ...numberOf(REPLACED), name: `voice-${REPLACED}` },
        ]);
        await carriedOut(await project.up());
        project.declare([
            flagOf(SETS),
            flagOf(BESIDE),
            numberOf(KEEPS),
            ...[flagOf(HANDS), numberOf(HEIR, HANDS)],
            flagOf(REPLACED),
        ]);
        await carriedOut(await project.up());
        await carriedOut(await project.destroy());
    });
    after(() => project.close());

    it("sets the flag, updates it in place, and delete restores what was found", () => {
        assert.equal(scene(0).resource(`voice-${SETS}`)?.id, `enterprise-voice/${person(SETS).objectId}`);
        assert.equal(scene(1).did(`voice-${SETS}`), "updated");
        assert.deepEqual(
            scenes.map(each => each.flagOf(SETS)),
            [true, false, true, false],
        );
        const own = scene(3).log.filter(({ account }) => account === person(SETS).objectId);
        assert.deepEqual(
            own.map(({ operation }) => operation),
            Array(4).fill("setEnterpriseVoice"),
        );
    });

    it("stands beside an assignment of the same account, and stays on when the number goes", () => {
        assert.equal(scene(0).holderOf(BESIDE), person(BESIDE).userPrincipalName);
        assert.equal(scene(1).holderOf(BESIDE), null);
        assert.equal(scene(1).flagOf(BESIDE), true);
        assert.equal(scene(2).did(`voice-${BESIDE}`), null);
        assert.equal(scene(2).flagOf(BESIDE), true);
    });

    it("leaves the flag on when it is deleted, if its account holds a number", () => {
        assert.equal(scene(2).did(`voice-${KEEPS}`), "deleted");
        assert.equal(scene(2).flagOf(KEEPS), true);
    });

    it("stays on when the account's number is handed to someone else", () => {
        assert.equal(scene(1).holderOf(HANDS), person(HEIR).userPrincipalName);
        assert.equal(scene(1).flagOf(HANDS), true);
        assert.equal(scene(2).flagOf(HANDS), true);
    });

    it("is replaced by an assignment, and back", () => {
        assert.equal(scene(1).did(`voice-${REPLACED}`), "replaced");
        assert.equal(scene(1).resource(`voice-${REPLACED}`)?.id, person(REPLACED).number);
        assert.equal(scene(2).did(`voice-${REPLACED}`), "replaced");
        assert.equal(scene(2).flagOf(REPLACED), true);
        assert.equal(scene(2).holderOf(REPLACED), null);
    });
});

describe("on the real engine, a flag that a take-over turned off", () => {
    const [LOSER, TAKER] = [6, 7];
    let base: Project;
    let project: Project;
    before(async () => {
        base = await Project.create({ world: crowdedWorld(COUNT, false) });
        base.tenant.service.set(direct(`p${LOSER}`, person(LOSER).number));
        base.declare([flagOf(LOSER)]);
        const found = await base.up();
        assert.equal(found.code, 0, found.output);
        base.tenant.faults.add({ operation: "set", kind: "refuse", account: person(LOSER).objectId, times: 9 });
        base.declare([flagOf(LOSER), taken]);
        const failed = await base.up();
        assert.notEqual(failed.code, 0, failed.output);
        assert.equal((await Scene.after(failed, base, COUNT)).flagOf(LOSER), false);
        base.tenant.faults.clear();
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    const taken: Declared = {
        name: "number",
        args: direct(`p${TAKER}`, person(LOSER).number, { takeFrom: person(LOSER).userPrincipalName }),
    };
    for (const [when, identity] of [
        ["before", person(LOSER).userPrincipalName],
        ["after", { $promise: person(LOSER).userPrincipalName, afterMs: 6000 }],
    ] as const) {
        it(`is turned on by the next up after a refusal, if its declaration comes ${when} that of the take-over`, async () => {
            const { name, args } = flagOf(LOSER);
            project.declare([{ name, args: { ...args, identity } }, taken]);
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            const scene = await Scene.after(run, project, COUNT);
            assert.equal(scene.holderOf(LOSER), person(TAKER).userPrincipalName);
            assert.equal(scene.flagOf(LOSER), true);
        });
    }
});
