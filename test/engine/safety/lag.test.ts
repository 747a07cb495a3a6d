import assert from "node:assert/strict";
import { checkpointOf } from "../../support/engine/stack-file";
import { type Declared, Project, steps } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { direct, N1, N2, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);
const alice = (phoneNumber: string, more: Record<string, unknown> = {}): Declared => ({
    name: "alice",
    args: direct("alice", phoneNumber, more),
});
const voice = { name: "voice", args: { identity: "alice@contoso.com", enterpriseVoiceEnabled: true } };
const writesOf = (project: Project) =>
    project.log().map(({ operation, number, account }) => [operation, number, account]);
/** Resources of which the last operation failed, or which still have to be deleted. */
const unfinished = (project: Project) =>
    checkpointOf(project).resources.filter(each => each.delete || each.initErrors?.length);

describe("on the real engine, with a tenant that shows writes late,", () => {
    let project: Project;
    const start = async (numbers: Record<string, unknown>[] = []) => {
        project = await Project.create({ world: smallWorld({ numbers }) });
    };
    const writes = () => writesOf(project);
    const succeed = async () => succeeds(await project.up());
    /** Reads before the write show what is so: nothing was written yet that they could miss. */
    const READS_BEFORE_CREATE = 6;

    // The second test of each stack continues where the first one ended.
    describe("in one stack,", () => {
        before(() => start());
        after(() => project.close());

        it("one up creates an assignment with one write, even if later reads are stale", async () => {
            project.tenant.faults.add({ operation: "get", kind: "stale", times: READS_BEFORE_CREATE + 5 });
            project.declare([alice(N1, { locationId: SEATTLE })]);
            await succeed();
            const [stored] = await project.state();
            assert.equal(stored?.outputs.locationId, SEATTLE);
            assert.equal(stored?.outputs.enterpriseVoiceEnabled, true);
            assert.deepEqual(writes(), [["assign", N1, ALICE]]);
            assert.deepEqual(unfinished(project), []);
            assert.equal(project.tenant.faults.left(), 0);
        });

        it("a change of number whose answers are lost makes each write once and undoes nothing", async () => {
            project.declare([alice(N2)]);
            for (const operation of ["remove", "set"] as const)
                project.tenant.faults.add({ operation, kind: "cut-after" });
            for (const number of [N1, N2])
                project.tenant.faults.add({ operation: "get", kind: "stale", number, afterWrite: true, times: 3 });
            assert.equal(steps(await succeed()).replace, 1);
            assert.deepEqual(writes().slice(1), [
                ["release", N1, ALICE],
                ["assign", N2, ALICE],
            ]);
            assert.deepEqual(unfinished(project), []);
        });
    });

    describe("in another stack,", () => {
        before(() => start());
        after(() => project.close());

        it("an assignment that the service accepted and does not show in time is done, with a warning, and the next up writes nothing", async () => {
            project.tenant.faults.add({ operation: "get", kind: "stale", times: 1000 });
            project.declare([alice(N1)]);
            const { output } = await succeed();
            assert.match(output, /accepted the assignment of \+12065550101, and the tenant does not show it yet/);
            const [stored] = await project.state();
            assert.deepEqual([stored?.id, stored?.outputs.enterpriseVoiceEnabled], [N1, true]);
            project.tenant.faults.clear();
            project.declare([alice(N1), voice]);
            await succeed();
            assert.deepEqual(unfinished(project), []);
            assert.deepEqual(writes(), [["assign", N1, ALICE]]);
        });

        it("up sets a declared voice flag again after a release", async () => {
            project.declare([voice]);
            project.tenant.faults.add({ operation: "get", kind: "stale", account: ALICE, afterWrite: true, times: 3 });
            await succeed();
            const [account] = await project.tenant.findAccounts([ALICE]);
            assert.equal(account?.enterpriseVoiceEnabled, true);
            assert.deepEqual(account?.numbers, []);
        });
    });

    describe("in a stack of its own,", () => {
        afterEach(() => project.close());

        it("a number goes to its new holder even if the answer to its release is lost", async () => {
            await start([{ number: N1, holder: "bob@contoso.com" }]);
            project.tenant.faults.add({ operation: "remove", kind: "cut-after" });
            // Nothing was written before the release, so that only what is read after it is stale.
            project.tenant.faults.add({ operation: "get", kind: "stale", number: N1, times: 6 });
            project.declare([alice(N1, { takeFrom: "bob@contoso.com" })]);
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
            project.declare([alice(N1)]);
            const run = fails(await project.up());
            assert.match(run.output, /has already been assigned to another user/);
            assert.deepEqual(writes(), [["assign", N1, BOB]]);
            assert.deepEqual(await project.state(), []);
        });

        it("up releases nothing if every read shows the former holder", async () => {
            await start([{ number: N1, holder: "bob@contoso.com" }]);
            const number = { phoneNumber: N1, phoneNumberType: "DirectRouting" };
            project.tenant.service.remove({ ...number, identity: BOB });
            project.tenant.faults.add({ operation: "get", kind: "stale", times: 1000 });
            project.declare([alice(N1, { takeFrom: "bob@contoso.com" })]);
            const run = fails(await project.up());
            assert.match(run.output, /HolderChanged/);
            assert.deepEqual(writes(), [["release", N1, BOB]]);
        });
    });
});

describe("on the real engine, a number whose activation takes a while", () => {
    const bob = (locationId?: string): Declared => ({ name: "bob", args: direct("bob", N2, { locationId }) });
    const unchanged = { same: 3, create: 0, update: 0, replace: 0, delete: 0 };
    let project: Project;
    /** The activation states of both numbers: of the new assignment, and of the changed location. */
    const found: Record<"written" | "meanwhile" | "refreshed", unknown[]> = {
        written: [],
        meanwhile: [],
        refreshed: [],
    };
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([bob()]);
        succeeds(await project.up());
        const activations = async () =>
            [N1, N2].map(
                number => checkpointOf(project).resources.find(({ id }) => id === number)?.outputs.activationState,
            );
        for (const number of [N1, N2])
            project.tenant.faults.add({ operation: "set", kind: "pending-activation", number, times: 1000 });
        project.declare([alice(N1), bob(SEATTLE)]);
        succeeds(await project.up());
        found.written = await activations();
        const written = project.log().length;
        const refreshUnchanged = async () =>
            assert.deepEqual(steps(succeeds(await project.up("--refresh"))), unchanged);
        await refreshUnchanged();
        found.meanwhile = await activations();
        project.tenant.faults.clear();
        await refreshUnchanged();
        found.refreshed = await activations();
        assert.equal(project.log().length, written);
    });
    after(() => project.close());

    for (const [index, what, state] of [
        [0, "assignment", "assignmentPending"],
        [1, "change of location", "updatePending"],
    ] as const) {
        it(`does not fail its ${what}, and the state says ${state} until a refresh finds it activated`, () => {
            const { written, meanwhile, refreshed } = found;
            assert.deepEqual(
                [written, meanwhile, refreshed].map(each => each[index]),
                [state, state, "activated"],
            );
        });
    }
});
