import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, person } from "../../support/worlds/world";

const COUNT = 8;
const [SETS, BESIDE, KEEPS, HANDS, HEIR, REPLACED, LOSER, TAKER] = [0, 1, 2, 3, 4, 5, 6, 7];
const flagOf = (index: number, enterpriseVoiceEnabled = true): Declared => ({
    name: `voice-${index}`,
    args: { identity: person(index).userPrincipalName, enterpriseVoiceEnabled },
});
const numberOf = (index: number, of = index): Declared => ({
    name: `number-${of}`,
    args: direct(`p${index}`, person(of).number),
});
const taken: Declared = {
    name: "number",
    args: direct(`p${TAKER}`, person(LOSER).number, { takeFrom: person(LOSER).userPrincipalName }),
};

describe("on the real engine, the Attribute form", () => {
    let project: Project;
    /** Goes on from the first program, and has a take-over that the service refused half-way. */
    let halfTaken: Project;
    const scenes: Scene[] = [];
    /** What the runs left: of the first program, of its two changes, and of the destroy. */
    const scene = (index: number) => {
        const found = scenes[index];
        if (!found) throw new Error(`there was no run ${index}`);
        return found;
    };
    const carriedOut = async (run: Run) => {
        scenes.push(await Scene.after(succeeds(run), project, COUNT));
    };
    const beside = [flagOf(BESIDE), numberOf(BESIDE), flagOf(HANDS), numberOf(HANDS)];
    const first = [...beside, flagOf(SETS), flagOf(KEEPS), flagOf(REPLACED)];

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        project.tenant.service.set(direct(`p${LOSER}`, person(LOSER).number));
        project.declare([...first, flagOf(LOSER)]);
        await carriedOut(await project.up());

        halfTaken = project.copy();
        const refusal = { operation: "set", kind: "refuse", account: person(LOSER).objectId, times: 9 } as const;
        halfTaken.tenant.faults.add(refusal);
        halfTaken.declare([...first, flagOf(LOSER), taken]);
        const failed = await Scene.after(fails(await halfTaken.up()), halfTaken, COUNT);
        assert.equal(failed.flagOf(LOSER), false);
        halfTaken.tenant.faults.clear();

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
    after(() => {
        project.close();
        halfTaken.close();
    });

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

    for (const [when, identity] of [
        ["before", person(LOSER).userPrincipalName],
        ["after", { $promise: person(LOSER).userPrincipalName, afterMs: 6000 }],
    ] as const) {
        it(`is turned on by the next up after a refused take-over turned it off, if its declaration comes ${when} that of the take-over`, async () => {
            const copy = halfTaken.copy();
            try {
                const { name, args } = flagOf(LOSER);
                copy.declare([...first, { name, args: { ...args, identity } }, taken]);
                const scene = await Scene.after(succeeds(await copy.up()), copy, COUNT);
                assert.equal(scene.holderOf(LOSER), person(TAKER).userPrincipalName);
                assert.equal(scene.flagOf(LOSER), true);
            } finally {
                copy.close();
            }
        });
    }
});
