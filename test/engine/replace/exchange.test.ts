import assert from "node:assert/strict";
import { Project, type Run, steps } from "../../support/project";
import { Scene } from "../../support/scene";
import {
    crowdedWorld,
    direct,
    N1,
    N2,
    N3,
    OC,
    objectId,
    person,
    SEATTLE,
    smallWorld,
} from "../../support/worlds/world";

const swap = [
    { name: "alice", args: direct("alice", N2) },
    { name: "bob", args: direct("bob", N1) },
];

describe("on the real engine, when a program moves numbers among its own people in one up,", () => {
    const COUNT = 8;
    /** Who gets whose number. Nobody holds number 7 before the move. */
    const MOVES = { 0: 1, 1: 0, 2: 3, 3: 4, 4: 2, 5: 7, 6: 5 };
    const [SWAP, ROTATION, SUCCESSION] = [
        [0, 1],
        [2, 3, 4],
        [5, 6],
    ];
    const upnOf = (index: number) => person(index).userPrincipalName;
    const numberOf = (index: number) => person(index).number;
    const assignment = (index: number, of: number) => ({ name: `a${index}`, args: direct(`p${index}`, numberOf(of)) });
    let base: Project;
    before(async () => {
        base = await Project.create({ world: crowdedWorld(COUNT, false) });
        base.declare([0, 1, 2, 3, 4, 5].map(index => assignment(index, index)));
        const run = await base.up();
        assert.equal(run.code, 0, run.output);
    });
    after(() => base.close());

    for (const parallel of [[], ["--parallel", "1"]]) {
        describe(parallel.length === 0 ? "at default parallelism" : "one at a time", () => {
            let preview: Run;
            let moved: Scene;
            let again: Scene;
            before(async () => {
                const project = base.copy();
                project.declare(Object.entries(MOVES).map(([index, of]) => assignment(Number(index), of)));
                preview = await project.preview(...parallel);
                moved = await Scene.after(await project.up(...parallel), project, COUNT);
                again = await Scene.after(await project.up(...parallel), project, COUNT);
                project.close();
            });
            const movedOnce = (people: readonly number[]) => {
                for (const { code, output } of [preview, moved.run, again.run]) assert.equal(code, 0, output);
                for (const index of people) {
                    const of = MOVES[index as keyof typeof MOVES];
                    assert.equal(moved.holderOf(of), upnOf(index));
                    assert.equal(again.did(`a${index}`), null);
                    const released = of < 6 ? [`assign p${of}`, `release p${of}`] : [];
                    assert.deepEqual(again.writesOf(of), [...released, `assign p${index}`]);
                }
            };

            it("two people swap numbers as the preview says, with one write for each step", () => {
                movedOnce(SWAP);
                for (const index of SWAP) assert.equal(moved.did(`a${index}`), "replaced");
                const [first, second] = [upnOf(1), upnOf(0)].map(upn => `${upn} \\(${upn}\\)`);
                const [one, other] = [numberOf(1), numberOf(0)].map(number => number.replace("+", "\\+"));
                const sentence = `${first} -> ${second}: ${one}.*; ${second} -> ${first}: ${other}`;
                assert.match(preview.output, new RegExp(`in one exchange, all or nothing: ${sentence}`));
            });

            it("three people rotate their numbers, with one write for each step", () => movedOnce(ROTATION));

            it("a successor gets the number without takeFrom if the predecessor gets another one", () =>
                movedOnce(SUCCESSION));
        });
    }
});

describe("on the real engine, when a program moves numbers among its own people,", () => {
    let project: Project;
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const writes = (from: number) =>
        project
            .log()
            .slice(from)
            .map(({ operation, number }) => `${operation} ${number}`);
    const bases = new Map<string, Project>();
    /** Starts from an `up` that gave people these numbers. Tests with the same start share that `up`. */
    const start = async (...people: [name: string, number: string][]) => {
        const base = bases.get(String(people)) ?? (await Project.create({ world: smallWorld() }));
        if (!bases.has(String(people))) {
            base.declare(people.map(([name, number]) => ({ name, args: direct(name, number) })));
            const run = await base.up();
            assert.equal(run.code, 0, run.output);
            bases.set(String(people), base);
        }
        project = base.copy();
    };
    afterEach(() => project.close());
    after(() => {
        for (const base of bases.values()) base.close();
    });

    it("a swap of which one half is an Output needs takeFrom, as the refusal says, and then takes one up", async () => {
        await start(["alice", N1], ["bob", N2]);
        const late = { ...direct("bob", N1), phoneNumber: { $output: N1 } };
        project.declare([
            { name: "alice", args: direct("alice", N2) },
            { name: "bob", args: late },
        ]);
        const refused = await project.preview();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /held by Bob .*takeFrom: "bob@contoso\.com".*\[number-taken\]/);
        project.declare([
            { name: "alice", args: direct("alice", N2, { takeFrom: "bob@contoso.com" }) },
            { name: "bob", args: { ...late, takeFrom: "alice@contoso.com" } },
        ]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual([await holder(N1), await holder(N2)], [objectId(2), objectId(1)]);
    });

    it("a swap of which only one half is targeted leaves nobody without a number, and the next up finishes it", async () => {
        await start(["alice", N1], ["bob", N2]);
        project.declare(swap);
        const urn = (await project.state()).find(({ id }) => id === N1)?.urn ?? "";
        const targeted = await project.up("--target", urn);
        assert.equal(targeted.code, 0, targeted.output);
        assert.deepEqual([await holder(N1), await holder(N2)], [objectId(2), objectId(1)]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal(writes(2).length, 4);
        assert.deepEqual((await project.state()).map(({ id }) => id).sort(), [N1, N2]);
    });

    it("everybody keeps the old number if the service refuses the last write, and the next up finishes the exchange", async () => {
        await start(["alice", N1], ["bob", N2], ["carol", N3]);
        project.declare([
            { name: "alice", args: direct("alice", N2) },
            { name: "bob", args: direct("bob", N3) },
            { name: "carol", args: direct("carol", N1, { locationId: SEATTLE }) },
        ]);
        // Every create tries the whole exchange, and the service refuses its last write.
        project.tenant.faults.add({ operation: "set", kind: "refuse", number: N1, account: objectId(3), times: 9 });
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /Restored/);
        assert.doesNotMatch(refused.output, /NOT restored/);
        const people = [objectId(1), objectId(2), objectId(3)];
        assert.deepEqual([await holder(N1), await holder(N2), await holder(N3)], people);
        project.tenant.faults.clear();
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(
            [await holder(N2), await holder(N3), await holder(N1)],
            [objectId(1), objectId(2), objectId(3)],
        );
    });

    it("an account gives up an unmanaged number only if replacesNumber names it", async () => {
        project = await Project.create({ world: smallWorld() });
        project.tenant.service.set({ ...direct("alice", N1) });
        project.declare([{ name: "alice", args: { ...direct("alice", OC), phoneNumberType: "OperatorConnect" } }]);
        const refused = await project.preview();
        assert.notEqual(refused.code, 0);
        assert.match(
            refused.output,
            /already holds \+12065550101 .*`replacesNumber: "\+12065550101"`.*\[primary-exists\]/,
        );
        project.declare([
            {
                name: "alice",
                args: { ...direct("alice", OC, { replacesNumber: N1 }), phoneNumberType: "OperatorConnect" },
            },
        ]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual([await holder(N1), await holder(OC)], [null, objectId(1)]);
        const again = await project.up();
        assert.match(
            again.output,
            /`replacesNumber` is \+12065550101, which is not the account's Primary number.*\[stale-take-from\]/,
        );
        assert.equal(steps(again).same, 2);
    });
});
