import assert from "node:assert/strict";
import { type Checkpointed, nameOf } from "../../support/engine/stack-file";
import { type Declared, Project } from "../../support/project";
import { succeeds } from "../../support/succeeds";
import { Chance } from "../../support/worlds/random";
import { crowdedWorld, direct, person } from "../../support/worlds/world";

const SAMPLES = Number(process.env.TARGET_SAMPLES ?? 4);
const SEED = Number(process.env.SEED ?? 20_261_130);
const COUNT = 8;
const WITH_NUMBER = 6;
/** The resource of this person is protected in every program. */
const PROTECTED = 5;

const declare = (index: number, of: number): Declared => ({
    name: `a${index}`,
    args: direct(`p${index}`, person(of).number),
    ...(index === PROTECTED && { opts: { protect: true } }),
});

/** Swaps, rotations, chains, successions and removals among the people; in the base, each has the number of the same index. */
function randomProgram(chance: Chance): { program: Declared[]; turn: readonly number[] } {
    const numbers = new Map(Array.from({ length: WITH_NUMBER }, (_, index) => [index, index]));
    const movable = [...numbers.keys()].filter(index => index !== PROTECTED || chance.below(3) === 0);
    const turn = chance.shuffled(movable).slice(0, chance.one([2, 2, 3, 4]));
    if (chance.one([true, false])) {
        const last = chance.one([turn[0] ?? 0, WITH_NUMBER]);
        for (const [at, who] of turn.entries()) numbers.set(who, turn[at + 1] ?? last);
    } else {
        const [leaver = 0, successor = 0, next] = turn;
        numbers.delete(leaver);
        numbers.set(successor, leaver);
        if (next !== undefined) numbers.set(next, successor);
    }
    return { program: [...numbers].map(([index, of]) => declare(index, of)), turn };
}

describe(`on the real engine, in ${SAMPLES} random programs, each run with --target or --exclude,`, () => {
    it("only targeted people are written, and the state equals the tenant", async function () {
        this.timeout(SAMPLES * 60_000);
        const base = await Project.create({ world: crowdedWorld(COUNT, false) });
        base.declare(Array.from({ length: WITH_NUMBER }, (_, index) => declare(index, index)));
        succeeds(await base.up());
        const before = await base.state();
        const outcomes = { written: 0, refused: 0, other: 0 };
        for (let sample = 0; sample < SAMPLES; sample++) {
            const chance = new Chance(SEED + sample);
            const { program, turn } = randomProgram(chance);
            const copy = base.copy();
            copy.declare(program);
            const isExcluded = chance.one([true, false, false]);
            const isOfTurn = (each: (typeof before)[number]) => turn.includes(Number(nameOf(each).slice(1)));
            const chosen = chance.one([true, false])
                ? before.filter(each => isOfTurn(each) !== isExcluded)
                : chance.shuffled([...before]).slice(0, chance.one([1, 2, 3, 4]));
            const targets = isExcluded ? before.filter(each => !chosen.includes(each)) : chosen;
            const logged = copy.log().length;
            const run = await copy.up(...chosen.flatMap(({ urn }) => [isExcluded ? "--exclude" : "--target", urn]));
            const about = `seed ${SEED + sample}: ${JSON.stringify(program)} ${targets.map(nameOf)}\n${run.output}`;
            const writes = copy.log().slice(logged);
            const people = targets.map(each => person(Number(nameOf(each).slice(1))).objectId);
            for (const { account } of writes) assert.ok(people.includes(account), about);
            const state = (await copy.state()) as readonly Checkpointed[];
            await assertEqual(copy, state, about);
            assert.ok(
                run.code === 0 || writes.length > 0 || /Teams Phone|protect|\[number-taken\]/.test(run.output),
                about,
            );
            outcomes[writes.length > 0 ? "written" : run.code === 0 ? "other" : "refused"]++;
            copy.close();
        }
        base.close();
        console.log(`      ${JSON.stringify(outcomes)}`);
        assert.ok(outcomes.written > 0 && outcomes.refused > 0);
    });
});

/** Compares what the state says of each number with the number's holder. */
async function assertEqual(project: Project, state: readonly Checkpointed[], about: string): Promise<void> {
    const all = Array.from({ length: COUNT }, (_, index) => person(index).number);
    const shown = (await project.tenant.findNumbers(all)).flatMap(each =>
        each?.holder ? [`${each.number} ${each.holder.objectId}`] : [],
    );
    const stored = state.map(({ outputs }) => `${outputs.phoneNumber} ${outputs.accountObjectId}`);
    assert.deepEqual([...new Set(stored)].sort(), shown.sort(), about);
    assert.equal(new Set(state.map(({ id }) => id)).size, state.length, about);
}
