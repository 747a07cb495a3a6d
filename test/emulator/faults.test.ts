import assert from "node:assert/strict";
import type { FaultInput } from "../../provider/emulator/faults/request-fault";
import { N1, N2, objectId, SEATTLE } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start, TELEPHONY } from "./server";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("the emulator's faults", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());

    const fault = (request: FaultInput) => emulator.emulation.faults.add(request);
    const assign = (number = N1, target = ALICE) =>
        emulator.post(`${ASSIGNMENTS}/assignNumber`, {
            telephoneNumber: number,
            assignmentTargetId: target,
            numberType: "directRouting",
        });
    const update = (locationId: string) =>
        emulator.post(`${ASSIGNMENTS}/updateNumber`, { telephoneNumber: N1, locationId });
    const numberNow = async (number = N1) => (await emulator.list(`telephoneNumber eq '${number}'`)).value[0];
    const holderNow = async (number = N1) => (await numberNow(number))?.assignmentTargetId;
    const tooEarly = () => emulator.emulation.requests.summary().tooEarly;

    it("throttle with 429 and Retry-After until that time is over, and count the calls that come too early", async () => {
        emulator.emulation.clock.set(new Date());
        fault({ kind: "throttle", on: "assign", retryAfterSeconds: 30 });
        const first = await assign();
        assert.deepEqual([first.status, first.headers.get("retry-after")], [429, "30"]);
        assert.equal(first.error.code, "TooManyRequests");
        assert.equal(tooEarly(), 0);
        emulator.emulation.clock.advance(12_000);
        const early = await assign();
        assert.equal(early.status, 429);
        assert.equal(early.headers.get("retry-after"), "18");
        assert.equal(tooEarly(), 1);
        assert.equal(emulator.emulation.requests.recent(1)[0]?.tooEarly?.remainingMs, 18_000);
        assert.equal((await numberNow())?.assignmentTargetId, null);
        assert.equal(emulator.emulation.faults.list().windows.length, 1);
        emulator.emulation.clock.advance(18_000);
        assert.equal(emulator.emulation.faults.list().windows.length, 0);
        assert.equal((await assign()).status, 202);
        assert.equal(tooEarly(), 1);
    });

    it("do not count calls that were sent before the first 429 was answered", async () => {
        fault({ kind: "delay-before", on: "users", ms: 250, times: 3 });
        fault({ kind: "throttle", on: "users", retryAfterSeconds: 30 });
        const answers = await Promise.all([1, 2, 3].map(() => emulator.get("/users")));
        assert.deepEqual(
            answers.map(({ status }) => status),
            [429, 429, 429],
        );
        assert.equal(tooEarly(), 0);
    });

    it("answer 503 with or without Retry-After, and write nothing", async () => {
        fault({ kind: "unavailable", on: "assign" });
        fault({ kind: "unavailable", on: "assign", retryAfterSeconds: 3 });
        const [plain, timed] = [await assign(), await assign()];
        assert.deepEqual([plain.status, plain.headers.get("retry-after")], [503, null]);
        assert.deepEqual([timed.status, timed.headers.get("retry-after")], [503, "3"]);
        assert.deepEqual(emulator.tenant.log(), []);
        assert.equal((await assign()).status, 202);
    });

    it("cut the connection before or after the write", async () => {
        fault({ kind: "cut-before", on: "assign" });
        await assert.rejects(assign());
        assert.equal(await holderNow(), null);
        fault({ kind: "cut-after", on: "assign" });
        await assert.rejects(assign());
        assert.equal(await holderNow(), ALICE);
        assert.equal(emulator.emulation.requests.summary().counts["assign 0"], 2);
    });

    it("delay a response without delaying others", async () => {
        fault({ kind: "delay-before", on: "users", ms: 150 });
        const order: string[] = [];
        const slow = emulator.get("/users").then(({ status }) => order.push(`slow ${status}`));
        await emulator.get("/organization");
        order.push("other");
        await slow;
        assert.deepEqual(order, ["other", "slow 200"]);
    });

    it("let an operation fail without writing anything", async () => {
        fault({ kind: "failed-operation", message: "Service is unavailable. Please try again" });
        const { status, headers } = await assign();
        assert.equal(status, 202);
        await emulator.get(headers.get("location") ?? "");
        const { entity } = await emulator.get(headers.get("location") ?? "");
        assert.equal(entity.status, "failed");
        const [detail] = entity.numbers as Record<string, string>[];
        assert.equal(detail?.statusDetail, "Service is unavailable. Please try again");
        assert.deepEqual(emulator.tenant.log(), []);
    });

    it("carry out an action but show its operation as running, for ever or for `polls` reads", async () => {
        fault({ kind: "stuck-operation", on: "assign" });
        fault({ kind: "stuck-operation", on: "unassign", polls: 3 });
        const statuses = async (location: string | null) => {
            const seen: unknown[] = [];
            for (let read = 0; read < 5; read++) seen.push((await emulator.get(location ?? "")).entity.status);
            return seen;
        };
        assert.deepEqual(await statuses((await assign()).headers.get("location")), Array(5).fill("running"));
        assert.equal(await holderNow(), ALICE);
        const released = await emulator.post(`${ASSIGNMENTS}/unassignNumber`, { telephoneNumber: N1 });
        const seen = await statuses(released.headers.get("location"));
        assert.deepEqual(seen, ["running", "running", "running", "succeeded", "succeeded"]);
    });

    it("show the inventory for one read as it was before the latest write", async () => {
        fault({ kind: "stale", number: N1, afterWrite: true });
        await assign();
        assert.deepEqual([await holderNow(), await holderNow()], [null, ALICE]);
    });

    it("make reads of Teams, but not of the directory, lag behind writes by the emulator's clock", async () => {
        emulator.emulation.clock.set(new Date("2026-03-01T00:00:00Z"));
        emulator.tenant.lag.set(60_000);
        await assign(N1, ALICE);
        emulator.emulation.clock.advance(40_000);
        await assign(N2, BOB);
        const seen = async () => {
            const numbers = (await emulator.get(ASSIGNMENTS)).value.map(each => each.assignmentTargetId);
            const { entity } = await emulator.get(`/admin/teams/userConfigurations/${ALICE}`);
            return [numbers[0], numbers[1], entity.isEnterpriseVoiceEnabled];
        };
        assert.deepEqual(await seen(), [null, null, false]);
        assert.equal((await emulator.get(`/users/${ALICE}`)).status, 200);
        emulator.emulation.clock.advance(20_000);
        assert.deepEqual(await seen(), [ALICE, null, true]);
        emulator.emulation.clock.advance(40_000);
        assert.deepEqual(await seen(), [ALICE, BOB, true]);
        // Only reads lag: the service itself knows the holder.
        assert.equal((await assign(N2, ALICE)).status, 400);
    });

    it("leave a number pending for `times` reads", async () => {
        fault({ kind: "pending-activation", times: 2 });
        await assign();
        const states = async () => [
            (await numberNow())?.activationState,
            (await numberNow())?.activationState,
            (await numberNow())?.activationState,
        ];
        assert.deepEqual(await states(), ["assignmentPending", "assignmentPending", "activated"]);
        fault({ kind: "pending-activation", times: 2 });
        await update(SEATTLE);
        assert.deepEqual(await states(), ["updatePending", "updatePending", "activated"]);
    });

    it("hide from Teams a licence that the directory already shows", async () => {
        fault({ kind: "licence-lag", account: ALICE, times: 2 });
        const { entity } = await emulator.get(`/users/${ALICE}?$select=assignedPlans`);
        assert.equal((entity.assignedPlans as Record<string, string>[])[0]?.capabilityStatus, "Enabled");
        const { status, error } = await assign();
        assert.deepEqual([status, error.code], [404, "NotFound"]);
        assert.equal((await assign(N2, BOB)).status, 202);
        assert.equal((await assign()).status, 404);
        assert.equal((await assign()).status, 202);
    });

    it("include refusals with any text, and the embedded tenant's own faults", async () => {
        fault({ kind: "refuse", code: "BadRequest", message: "The moon is in the wrong phase" });
        assert.equal((await assign()).error.message, "The moon is in the wrong phase");
        emulator.tenant.faults.add({ operation: "set", kind: "throttle", ms: 1500 });
        const { status, headers } = await assign();
        assert.deepEqual([status, headers.get("retry-after")], [429, "2"]);
        emulator.tenant.faults.add({ operation: "set", kind: "cut-after" });
        await assert.rejects(assign());
        assert.equal(await holderNow(), ALICE);
    });

    it("affect only matching calls, after `skip` of them and for `times` of them", async () => {
        fault({ kind: "unavailable", number: "+12065550101", on: ["assign", "number", "list"], skip: 1, times: 2 });
        assert.equal((await assign(N2, BOB)).status, 202);
        assert.equal((await assign("+12065550101;ext=7")).status, 202);
        assert.equal((await emulator.list(`telephoneNumber eq '${N1}'`)).status, 200);
        const id = Buffer.from(`7a205197-8e59-487d-b9fa-3fc1b108f1e5|${N1}`).toString("base64url");
        assert.equal((await emulator.get(`${ASSIGNMENTS}/${id}`)).status, 503);
        assert.equal((await emulator.list(`telephoneNumber eq '${N1}'`)).status, 503);
        assert.equal((await emulator.list(`telephoneNumber eq '${N1}'`)).status, 200);
        fault({ kind: "unavailable", account: BOB });
        assert.equal((await emulator.get(`/users/${ALICE}`)).status, 200);
        assert.equal((await emulator.get(`/users/${BOB}`)).status, 503);
        fault({ kind: "unavailable", inBatch: true });
        assert.equal((await emulator.get(`${TELEPHONY}/operations/x`)).status, 404);
    });

    it("affect logins only if `on` lists them", async () => {
        const token = () =>
            emulator.call(`${emulator.url}/x/oauth2/v2.0/token`, { method: "POST", body: new URLSearchParams() });
        fault({ kind: "unavailable" });
        assert.equal((await token()).status, 400);
        fault({ kind: "unavailable", on: "token" });
        assert.equal((await token()).status, 503);
    });

    it("end when they are cleared, including pending activations", async () => {
        fault({ kind: "throttle", on: "users", retryAfterSeconds: 100 });
        fault({ kind: "pending-activation", times: 100 });
        await assign();
        await emulator.get("/users");
        emulator.emulation.faults.clear();
        assert.equal((await emulator.get("/users")).status, 200);
        assert.equal((await numberNow())?.activationState, "activated");
    });
});
