import assert from "node:assert/strict";
import { Project, steps } from "../../support/project";
import { direct, N1, N2, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("on the real engine, with a tenant that shows writes late,", () => {
    let project: Project;
    const start = async (numbers: Record<string, unknown>[] = []) => {
        project = await Project.create({ world: smallWorld({ numbers }) });
    };
    afterEach(() => project.close());

    const writes = () => project.log().map(({ operation, number, account }) => [operation, number, account]);
    const succeed = async () => {
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        return run;
    };
    /** Reads before the write show what is so: nothing was written yet that they could miss. */
    const READS_BEFORE_CREATE = 6;

    it("one up creates an assignment with one write, even if later reads are stale", async () => {
        await start();
        project.tenant.faults.add({ operation: "get", kind: "stale", times: READS_BEFORE_CREATE + 5 });
        project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        await succeed();
        const [stored] = await project.state();
        assert.equal(stored?.outputs.locationId, SEATTLE);
        assert.equal(stored?.outputs.enterpriseVoiceEnabled, true);
        assert.equal(steps(await succeed()).same, 2);
        assert.deepEqual(writes(), [["assign", N1, ALICE]]);
    });

    it("the state keeps a resource whose write does not show in time, and the next up finishes without a write", async () => {
        await start();
        project.tenant.faults.add({ operation: "get", kind: "stale", times: 1000 });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        const failed = await project.up();
        assert.notEqual(failed.code, 0);
        assert.match(failed.output, /does not show the assignment yet.*run `pulumi up` again/s);
        assert.deepEqual(
            (await project.state()).map(({ id }) => id),
            [N1],
        );
        project.tenant.faults.clear();
        await succeed();
        assert.equal(steps(await succeed()).same, 2);
        assert.deepEqual(writes(), [["assign", N1, ALICE]]);
    });

    it("a change of number whose answers are lost makes each write once and undoes nothing", async () => {
        await start();
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        await succeed();
        project.declare([{ name: "alice", args: direct("alice", N2) }]);
        for (const operation of ["remove", "set"] as const) project.tenant.faults.add({ operation, kind: "cut-after" });
        for (const number of [N1, N2])
            project.tenant.faults.add({ operation: "get", kind: "stale", number, afterWrite: true, times: 3 });
        assert.equal(steps(await succeed()).replace, 1);
        assert.deepEqual(writes().slice(1), [
            ["release", N1, ALICE],
            ["assign", N2, ALICE],
        ]);
        assert.equal(steps(await succeed()).same, 2);
    });

    it("a number goes to its new holder even if the answer to its release is lost", async () => {
        await start([{ number: N1, holder: "bob@contoso.com" }]);
        project.tenant.faults.add({ operation: "remove", kind: "cut-after" });
        // Nothing was written before the release, so that only what is read after it is stale.
        project.tenant.faults.add({ operation: "get", kind: "stale", number: N1, times: 6 });
        project.declare([{ name: "alice", args: direct("alice", N1, { takeFrom: "bob@contoso.com" }) }]);
        await succeed();
        assert.deepEqual(writes(), [
            ["release", N1, BOB],
            ["assign", N1, ALICE],
        ]);
    });

    it("up takes no number from its holder even if every read shows it free", async () => {
        await start();
        project.tenant.service.set({ identity: BOB, phoneNumber: N1, phoneNumberType: "DirectRouting" });
        project.tenant.faults.add({ operation: "get", kind: "stale", times: 1000 });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        const run = await project.up();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /has already been assigned to another user/);
        assert.deepEqual(writes(), [["assign", N1, BOB]]);
        assert.deepEqual(await project.state(), []);
    });

    it("up releases nothing if every read shows the former holder", async () => {
        await start([{ number: N1, holder: "bob@contoso.com" }]);
        const number = { phoneNumber: N1, phoneNumberType: "DirectRouting" };
        project.tenant.service.remove({ ...number, identity: BOB });
        project.tenant.faults.add({ operation: "get", kind: "stale", times: 1000 });
        project.declare([{ name: "alice", args: direct("alice", N1, { takeFrom: "bob@contoso.com" }) }]);
        const run = await project.up();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /HolderChanged/);
        assert.deepEqual(writes(), [["release", N1, BOB]]);
    });

    it("up sets a declared voice flag again after a release", async () => {
        await start();
        const voice = { name: "voice", args: { identity: "alice@contoso.com", enterpriseVoiceEnabled: true } };
        project.declare([voice, { name: "number", args: direct("alice", N1) }]);
        await succeed();
        project.declare([voice]);
        project.tenant.faults.add({ operation: "get", kind: "stale", account: ALICE, afterWrite: true, times: 3 });
        await succeed();
        const [alice] = await project.tenant.findAccounts([ALICE]);
        assert.equal(alice?.enterpriseVoiceEnabled, true);
        assert.deepEqual(alice?.numbers, []);
    });
});

describe("on the real engine, a number whose activation takes a while", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
    });
    afterEach(() => project.close());
    const activation = async () => (await project.state())[0]?.outputs.activationState;

    for (const [what, state, before] of [
        ["assignment", "assignmentPending", null],
        ["change of location", "updatePending", { locationId: SEATTLE }],
    ] as const) {
        it(`does not fail its ${what}, and the state says ${state} until a refresh finds it activated`, async () => {
            if (before) {
                assert.equal((await project.up()).code, 0);
                project.declare([{ name: "alice", args: direct("alice", N1, before) }]);
            }
            project.tenant.faults.add({ operation: "set", kind: "pending-activation", times: 1000 });
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            assert.equal(await activation(), state);
            const written = project.log().length;
            const meanwhile = await project.up("--refresh");
            assert.deepEqual(steps(meanwhile), { same: 2, create: 0, update: 0, replace: 0, delete: 0 });
            assert.equal(await activation(), state);
            project.tenant.faults.clear();
            assert.equal((await project.refresh()).code, 0);
            assert.equal(await activation(), "activated");
            const after = await project.preview("--expect-no-changes");
            assert.equal(after.code, 0, after.output);
            assert.equal(project.log().length, written);
        });
    }
});
