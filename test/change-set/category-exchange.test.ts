import assert from "node:assert/strict";
import { namesFor } from "../../provider/gate/report/names";
import { linesOf } from "../../provider/gate/report/sections";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { direct, person } from "../support/worlds/world";
import { type Declared, runProgram, type State } from "./engine-in-process";
import { a, connectionTo, numberOf, stateOf, UNVALIDATED, world } from "./exchange-world";
import { judged } from "./judged";
import { loggedWrites, plannedWrites } from "./writes-in-words";

const ALTERNATE = { assignmentCategory: "Alternate" };
const named = (name: string, of: number, more: Record<string, unknown> = {}): Declared => ({ ...a(0, of, more), name });

describe("an exchange within one account, whose primary and alternate numbers change places,", () => {
    const before = [named("a0", 0), named("a0-second", 5, ALTERNATE)];
    const byNumbers = [named("a0", 5), named("a0-second", 0, ALTERNATE)];
    const ways: Readonly<Record<string, readonly Declared[]>> = {
        "by their numbers": byNumbers,
        "by their numbers, the alternate one first": [...byNumbers].reverse(),
        "by their categories": [named("a0", 0, ALTERNATE), named("a0-second", 5)],
        "under new names": [named("b", 5), named("b-second", 0, ALTERNATE)],
    };
    let tenant: EmbeddedTenant;
    const assign = (index: number, of: number, more = {}) =>
        tenant.service.set(direct(`p${index}`, numberOf(of), more));
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(world());
        assign(0, 5, ALTERNATE);
    });
    afterEach(() => tenant.close());

    const shown = async () => {
        const [account] = await tenant.findAccounts([person(0).objectId]);
        return account?.numbers.map(({ number, category }) => `${category} ${number}`).sort();
    };
    const run = async (program: readonly Declared[], state: State) => {
        const connection = await connectionTo(tenant);
        const { report, withNotes } = await judged(connection, program, state);
        assert.deepEqual([...report.refused, ...report.findings], []);
        const logged = tenant.log().length;
        const done = await runProgram(connection.run, withNotes, state);
        assert.deepEqual(done.refused, []);
        const planned = plannedWrites(report.changeSet);
        assert.deepEqual(planned, loggedWrites(tenant.log().slice(logged)));
        return { ...done, report, planned };
    };

    for (const [how, program] of Object.entries(ways))
        it(`is made ${how}, as the plan shows, and the next run writes nothing`, async () => {
            const { state, report } = await run(program, stateOf(before));
            assert.deepEqual(await shown(), [`Alternate ${numberOf(0)}`, `Primary ${numberOf(5)}`]);
            const lines = linesOf(report.changeSet, await namesFor(report.changeSet, null));
            const who = "p0@contoso.com (p0@contoso.com)";
            const [line] = lines.filter(({ kind }) => kind === "changed");
            assert.deepEqual([...(line?.parts ?? [])].sort(), [
                `${who}: ${numberOf(0)} is released as Primary, and assigned as Alternate`,
                `${who}: ${numberOf(5)} is released as Alternate, and assigned as Primary`,
            ]);
            assert.match(line?.text ?? "", /^in one exchange, all or nothing: /);
            assert.deepEqual((await run(program, state)).planned, []);
        });

    it("keeps the old places if the service refuses a write", async () => {
        for (const of of [0, 5]) {
            const fault = { operation: "set", kind: "refuse", number: numberOf(of), times: 1 } as const;
            tenant.faults.add({ ...fault, account: person(0).objectId });
            const connection = await connectionTo(tenant);
            const { withNotes } = await judged(connection, byNumbers, stateOf(before));
            await assert.rejects(runProgram(connection.run, withNotes, stateOf(before)), /Restored/);
            assert.deepEqual(await shown(), [`Alternate ${numberOf(5)}`, `Primary ${numberOf(0)}`]);
        }
    });

    it("leaves the account's other alternate numbers alone", async () => {
        tenant.service.remove(direct("p4", numberOf(4)));
        assign(0, 4, ALTERNATE);
        const third = named("a0-third", 4, ALTERNATE);
        const { planned } = await run([third, ...byNumbers], stateOf([...before, third]));
        assert.ok(planned.every(each => !each.includes(numberOf(4))));
        assert.equal((await shown())?.length, 3);
    });

    it("is part of a rotation with another account", async () => {
        const program = [named("a0", 5), named("a0-second", 1, ALTERNATE), a(1, 0)];
        const { state } = await run(program, stateOf([...before, a(1, 1)]));
        assert.deepEqual(await shown(), [`Alternate ${numberOf(1)}`, `Primary ${numberOf(5)}`]);
        assert.deepEqual((await run(program, state)).planned, []);
    });

    it("is refused if a rule refuses one half", async () => {
        const half = named("a0-second", 0, { ...ALTERNATE, locationId: UNVALIDATED });
        const { report } = await judged(await connectionTo(tenant), [named("a0", 5), half], stateOf(before));
        const said = report.refused.map(({ resource, finding }) => `${resource} ${finding.code}`);
        assert.deepEqual(said, ["a0-second location-not-validated"]);
        assert.deepEqual(tenant.log().length, 1);
    });
});

describe("a primary number that goes to another person, while the first one has an alternate number,", () => {
    const before = [named("a0", 0), named("a0-second", 5, ALTERNATE), a(1, 1)];
    const toFifth: Declared = { name: "a5", args: direct("p5", numberOf(0)) };
    const programs: Readonly<Record<string, readonly [readonly Declared[], readonly string[]]>> = {
        "leads to a warning if the alternate number stays": [
            [toFifth, named("a0-second", 5, ALTERNATE), a(1, 1)],
            ["a5"],
        ],
        "leads to a warning if it is part of a chain": [
            [a(1, 0), named("a0-second", 5, ALTERNATE), { name: "a5", args: direct("p5", numberOf(1)) }],
            ["a1"],
        ],
        "leads to none if the alternate number goes too": [
            [toFifth, { name: "a5-second", args: direct("p5", numberOf(5), ALTERNATE) }, a(1, 1)],
            [],
        ],
        "leads to none in a swap": [[named("a0", 1), a(1, 0), named("a0-second", 5, ALTERNATE)], []],
    };
    for (const [what, [program, warned]] of Object.entries(programs))
        it(what, async () => {
            const tenant = EmbeddedTenant.inMemory(world());
            tenant.service.set(direct("p0", numberOf(5), ALTERNATE));
            const { report } = await judged(await connectionTo(tenant), program, stateOf(before));
            tenant.close();
            assert.deepEqual(report.refused, []);
            const found = report.findings.filter(({ finding }) => finding.code === "alternate-needs-primary");
            assert.deepEqual(
                found.map(({ resource }) => resource),
                warned,
            );
        });
});
