import assert from "node:assert/strict";
import type { Connection } from "../../provider/lifecycle/run/run";
import { toGateInput } from "../../provider/observe/gate-note";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { direct, person, SEATTLE } from "../support/worlds/world";
import { type Declared, runProgram, type State } from "./engine-in-process";
import { a, connectionTo, numberOf, stateOf, UNVALIDATED, world } from "./exchange-world";
import { judged } from "./judged";

describe("an exchange in a program", function () {
    this.timeout(30_000);
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(world());
    });
    afterEach(() => tenant.close());
    const connect = () => connectionTo(tenant);
    const refusals = async (
        program: readonly Declared[],
        state: State,
        change: Partial<Connection["configuration"]> = {},
    ) => {
        const connection = await connect();
        const configuration = { ...connection.configuration, ...change };
        const { report } = await judged({ ...connection, configuration }, program, state);
        return report.refused.map(({ resource, finding }) => `${resource}: ${finding.message} [${finding.code}]`);
    };
    const base = [0, 1, 2].map(index => a(index, index));

    describe("is refused as a whole, before a write, if it would write", () => {
        it("a declaration that is unchanged and that a rule refuses", async () => {
            // p0 declares the number that p1 got by hand, and p1's own declaration is not true.
            const own = a(1, 5, { locationId: UNVALIDATED });
            const [said = "", ...more] = await refusals([a(0, 1), own], stateOf([a(0, 0), own]));
            assert.match(
                said,
                /^a0: is \+12068880001, .*`a1` is part of it and refused: locationId .*validated.*\[exchange-refused\]$/,
            );
            assert.deepEqual(more, []);
        });

        it("a declaration of which only the engine knows the resource, and that a rule refuses", async () => {
            const aliased = a(1, 0, { locationId: UNVALIDATED }, { aliases: "an Output" });
            const [said = "", ...more] = await refusals([a(0, 1), aliased], stateOf(base));
            assert.match(said, /^a0: .*`a1` is part of it and refused: locationId .*\[exchange-refused\]$/);
            assert.deepEqual(more, []);
        });

        it("a declaration that was changed by hand, in a stack that only reports such changes", async () => {
            const program = [a(0, 1), a(1, 5)];
            const state = stateOf([a(0, 0), a(1, 5)]);
            assert.deepEqual(await refusals(program, state), []);
            const [said = ""] = await refusals(program, state, { drift: "report" });
            assert.match(
                said,
                /^a0: .*`a1` is part of it, was changed by hand, and is not repaired.*\[exchange-refused\]$/,
            );
        });

        it("a protected resource that the engine would replace", async () => {
            const [said = "", ...more] = await refusals([a(0, 1), a(1, 0, {}, { protect: true })], stateOf(base));
            assert.match(said, /^a0: .*`a1` is part of it and protected.*\[exchange-refused\]$/);
            assert.deepEqual(more, []);
            assert.deepEqual(await refusals([a(0, 1), a(1, 0, {}, { protect: false })], stateOf(base)), []);
        });

        it("a protected resource at the end of a chain", async () => {
            const chain = [a(0, 1), a(1, 2), a(2, 5, {}, { protect: true })];
            const said = await refusals(chain, stateOf(base));
            assert.deepEqual(
                said.map(each => each.slice(0, 3)),
                ["a0:", "a1:"],
            );
        });

        it("a declaration that a rule refuses only when the provider process comes to it", async () => {
            const { run } = await connect();
            const move = { key: "p1@contoso.com x", account: person(1).objectId, number: numberOf(0), takeFrom: null };
            const consent = [
                { ...move, type: "DirectRouting" as const, category: "Primary" as const, locationId: UNVALIDATED },
            ];
            const create = (locationId: string) => {
                const note = toGateInput({
                    decision: "change",
                    isWholeRun: true,
                    consent: consent.map(each => ({ ...each, locationId })),
                });
                return runProgram(run, [{ ...a(0, 1), note }], stateOf(base.slice(0, 1)));
            };
            await assert.rejects(
                create(UNVALIDATED),
                /would get \+12068880000, which is refused: locationId .*\[exchange-refused\].*Nothing was changed/s,
            );
            assert.deepEqual(tenant.log(), []);
            await create(SEATTLE);
            assert.equal(tenant.log().length, 4);
        });

        it("a declaration that this run leaves out", async () => {
            const connection = await connect();
            const { withNotes } = await judged(connection, [a(0, 1), a(1, 0)], stateOf(base.slice(0, 2)));
            const half = withNotes
                .slice(0, 1)
                .map(each => ({ ...each, note: each.note?.replace('"isWholeRun":true', '"isWholeRun":false') }));
            await assert.rejects(
                runProgram(connection.run, half, stateOf(base.slice(0, 1))),
                /this run has not checked that declaration/,
            );
            assert.deepEqual(tenant.log(), []);
        });
    });

    it("takes no number of a declaration that the program dropped in a run that may leave its removal out", async () => {
        const connection = await connect();
        const { withNotes, report } = await judged(connection, [a(0, 1)], stateOf(base.slice(0, 2)));
        assert.deepEqual(report.refused, []);
        const partial = withNotes.map(each => ({
            ...each,
            note: each.note?.replace('"isWholeRun":true', '"isWholeRun":false'),
        }));
        const { refused } = await runProgram(connection.run, partial, stateOf(base.slice(0, 1)));
        assert.match(refused.join(), /held by .*takeFrom.*\[number-taken\]/);
        assert.deepEqual(tenant.log(), []);
    });

    describe("warns that a person is left without a number", () => {
        const warnings = async (program: readonly Declared[], state: State) => {
            const { report } = await judged(await connect(), program, state);
            return report.findings.flatMap(({ resource, finding }) =>
                finding.code === "voice-lost-on-release" ? [`${resource} ${finding.property}`] : [],
            );
        };
        const chain = [a(0, 1), a(1, 2), a(2, 5)];

        it("not in a chain of people who all get another number, even if it is refused", async () => {
            assert.deepEqual(await warnings(chain, stateOf(base)), []);
            assert.deepEqual(await warnings(chain, new Map()), []);
            const aliased = chain.map(each => ({ ...each, opts: { aliases: "an Output" } }));
            assert.deepEqual(await warnings(aliased, stateOf(base)), []);
        });

        it("not for a person who loses a number by takeFrom and gets another one in the same program", async () => {
            const upn = person(1).userPrincipalName;
            assert.deepEqual(await warnings([a(0, 1, { takeFrom: upn }), a(1, 5)], stateOf(base.slice(0, 2))), []);
            const other = { name: "b", args: { ...direct("p1", numberOf(5)), identity: person(1).objectId } };
            assert.deepEqual(await warnings([a(0, 1, { takeFrom: upn }), other], stateOf(base.slice(0, 1))), []);
        });

        it("only for the last one of a chain, and under the argument that takes the number", async () => {
            assert.deepEqual(await warnings(chain.slice(0, 2), stateOf(base)), ["a1 phoneNumber"]);
            const taken = a(1, 2, { takeFrom: person(2).userPrincipalName });
            assert.deepEqual(await warnings([a(0, 1), taken], stateOf(base.slice(0, 2))), ["a1 takeFrom"]);
        });
    });
});
