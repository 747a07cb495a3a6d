import assert from "node:assert/strict";
import { Project, type Run } from "../../support/project";
import { direct, N1, N2, N3, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

const [ALICE, BOB, CAROL] = [1, 2, 3].map(objectId);

/** Programs that declare the leaver's number again, after the successor's. `later` is the leaver's declaration. */
const PROGRAMS: Readonly<Record<string, string>> = {
    "after a timer": "declare(); setTimeout(later, 300);",
    "after an await, in a promise that the module exports":
        "module.exports = (async () => { declare(); await new Promise(done => setTimeout(done, 300)); later(); })();",
    "after an await, in a promise that nobody sees":
        "(async () => { declare(); await require('node:fs/promises').readFile(__filename); later(); })();",
    "after an await of the successor, in a function that the module exports":
        "module.exports = async () => { const bob = declare(); await new Promise(done => bob.id.apply(done)); later(); };",
    "once another resource exists": `declare();
        new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "other", { __provider: OTHER }).id.apply(() => { later(); });`,
    "once the successor exists": "declare().id.apply(() => { later(); });",
    "once something made of the successor's output exists":
        "pulumi.all([declare().phoneNumber]).apply(() => { later(); });",
};

describe("on the real engine,", () => {
    let base: Project;
    before(async () => {
        base = await Project.create({ world: smallWorld() });
        base.declare([
            { name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "carol", args: direct("carol", N2) },
        ]);
        const run = await base.up();
        assert.equal(run.code, 0, run.output);
    });
    after(() => base.close());

    describe("a successor's declaration, added in the run that removes the leaver's,", () => {
        let project: Project;
        beforeEach(() => {
            project = base.copy();
        });
        afterEach(() => project.close());

        const holder = async (number: string) =>
            (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
        const writes = () =>
            project
                .log()
                .slice(2)
                .map(({ operation, number }) => `${operation} ${number}`);
        const successor = { name: "bob", args: direct("bob", N1) };
        const carolAgain = { name: "carol-new", args: direct("carol", N3) };
        const succeeded = (run: Run) => assert.equal(run.code, 0, run.output);

        for (const parallel of [["--parallel", "1"], []]) {
            const how = parallel.join(" ") || "default parallelism";
            it(`takes the number, and a person's new declaration replaces the old one, with ${how}`, async () => {
                project.declare([successor, carolAgain]);
                if (parallel.length === 0) {
                    const { output } = await project.preview();
                    assert.match(
                        output,
                        /moved between people:\s+Alice \(alice@.*\), who then has no number -> Bob \(bob@.*\): \+12065550101/,
                    );
                    assert.match(output, /number changed:\s+Carol \(carol@.*\): \+12065550102 -> \+12065550103/);
                    assert.doesNotMatch(output, /taken away/);
                }
                succeeded(await project.up(...parallel));
                assert.deepEqual(await Promise.all([N1, N2, N3].map(holder)), [BOB, null, CAROL]);
                assert.deepEqual(writes().sort(), [`assign ${N1}`, `assign ${N3}`, `release ${N1}`, `release ${N2}`]);
            });
        }

        it("is refused by the tenant, and then killed between its two writes: nothing is lost, and the next up finishes", async () => {
            project.declare([successor]);
            project.tenant.faults.add({ operation: "set", kind: "refuse", number: N1, account: BOB ?? "" });
            const run = await project.up();
            assert.notEqual(run.code, 0);
            assert.match(run.output, /Restored/);
            assert.equal(await holder(N1), ALICE);
            assert.equal((await project.tenant.findNumbers([N1]))[0]?.locationId, SEATTLE);
            project.tenant.faults.add({ operation: "remove", kind: "kill-after", number: N1 });
            assert.notEqual((await project.up()).code, 0);
            assert.equal(await holder(N1), null);
            succeeded(await project.up());
            assert.equal(await holder(N1), BOB);
            succeeded(await project.preview("--expect-no-changes"));
        });
    });

    describe("a successor does not take a leaver's number if the program declares the leaver again", () => {
        let project: Project;
        before(() => {
            project = base.copy();
        });
        after(() => project.close());

        for (const [when, text] of Object.entries(PROGRAMS))
            it(when, async () => {
                project.program(`
                    const pulumi = require("@pulumi/pulumi");
                    const { PhoneNumberAssignment } = require("pulumi-teams-phone");
                    const OTHER = 'exports.handler = () => ({ check: async (o, n) => ({ inputs: n }), create: async i => ({ id: "other", outs: i }) });';
                    const direct = (who, more) => ({ identity: who + "@contoso.com", phoneNumber: "${N1}", phoneNumberType: "DirectRouting" });
                    const declare = () => new PhoneNumberAssignment("bob", direct("bob"));
                    const later = () => new PhoneNumberAssignment("alice", direct("alice"));
                    ${text}`);
                const run = await project.up();
                assert.notEqual(run.code, 0, run.output);
                assert.match(run.output, /\[(?:duplicate-number|number-taken)\]/);
                const [number] = await project.tenant.findNumbers([N1]);
                assert.equal(number?.holder?.objectId, ALICE);
                assert.equal(project.log().length, 2);
            });
    });
});
