import assert from "node:assert/strict";
import { Project, steps } from "../../support/project";
import { direct, N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../../support/world";

const swap = [
    { name: "alice", args: direct("alice", N2) },
    { name: "bob", args: direct("bob", N1) },
];

describe("on the real engine, numbers that a program moves among its own people", () => {
    let project: Project;
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const writes = (from: number) =>
        project
            .log()
            .slice(from)
            .map(({ operation, number }) => `${operation} ${number}`);
    const bases = new Map<string, Project>();
    /** Goes on from an `up` that gave people these numbers; one serves all tests that start alike. */
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

    for (const parallel of [[], ["--parallel", "1"]]) {
        const how = parallel.length === 0 ? "at default parallelism" : "one at a time";

        it(`case 7: are swapped in one up ${how}, and each is written once`, async () => {
            await start(["alice", N1], ["bob", N2]);
            project.declare(swap);
            const preview = await project.preview(...parallel);
            assert.equal(preview.code, 0, preview.output);
            assert.match(
                preview.output,
                /alice: release \+12065550102 from Bob .* release \+12065550101 from Alice .* assign \+12065550102 to Alice .* assign \+12065550101 to Bob/,
            );
            const run = await project.up(...parallel);
            assert.equal(run.code, 0, run.output);
            assert.equal(steps(run).replace, 2);
            assert.deepEqual([await holder(N1), await holder(N2)], [objectId(2), objectId(1)]);
            assert.deepEqual(writes(2).sort(), [`assign ${N1}`, `assign ${N2}`, `release ${N1}`, `release ${N2}`]);
            const again = await project.up(...parallel);
            assert.equal(steps(again).same, 3, again.output);
            assert.equal(writes(2).length, 4);
        });

        it(`rotate among three in one up ${how}`, async () => {
            await start(["alice", N1], ["bob", N2], ["carol", N3]);
            project.declare([
                { name: "alice", args: direct("alice", N2) },
                { name: "bob", args: direct("bob", N3) },
                { name: "carol", args: direct("carol", N1) },
            ]);
            const run = await project.up(...parallel);
            assert.equal(run.code, 0, run.output);
            assert.deepEqual(
                [await holder(N1), await holder(N2), await holder(N3)],
                [objectId(3), objectId(1), objectId(2)],
            );
            assert.equal(writes(3).length, 6);
            assert.equal(steps(await project.up(...parallel)).same, 4);
        });
    }

    it("go to a successor whose predecessor gets another, without takeFrom", async () => {
        await start(["alice", N1]);
        project.declare([
            { name: "alice", args: direct("alice", N3) },
            { name: "bob", args: direct("bob", N1) },
        ]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual([await holder(N1), await holder(N3)], [objectId(2), objectId(1)]);
    });

    it("go to a successor whose predecessor gets nothing only with takeFrom, which the refusal names", async () => {
        await start(["alice", N1]);
        project.declare([{ name: "bob", args: direct("bob", N1) }]);
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /held by Alice .*`takeFrom: "alice@contoso\.com"`.*\[number-taken\]/);
        assert.equal(await holder(N1), objectId(1));
        project.declare([{ name: "bob", args: direct("bob", N1, { takeFrom: "alice@contoso.com" }) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal(await holder(N1), objectId(2));
    });

    it("are refused with takeFrom as the cure where one half comes late or through an Output, and then take one up", async () => {
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

    it("leave nobody without one when only one half is targeted, and the rest follows with the next up", async () => {
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

    it("stay with everybody as they were when any write of the exchange is refused, and the next up completes", async () => {
        await start(["alice", N1], ["bob", N2], ["carol", N3]);
        project.declare([
            { name: "alice", args: direct("alice", N2) },
            { name: "bob", args: direct("bob", N3) },
            { name: "carol", args: direct("carol", N1, { locationId: SEATTLE }) },
        ]);
        // Every create tries the whole exchange, and is refused at its last write.
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

    it("give up an unmanaged number only for whom replacesNumber names it", async () => {
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
            /`replacesNumber` is \+12065550101, which is not \(or no longer\).*\[stale-take-from\]/,
        );
        assert.equal(steps(again).same, 2);
    });
});
