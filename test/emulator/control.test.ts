import assert from "node:assert/strict";
import { N1, objectId } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

describe("the emulator's control paths", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());
    const control = (method: string, path: string, body?: unknown) =>
        emulator.call(`/_emulator${path}`, {
            method,
            headers: { authorization: "", "content-type": "application/json" },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });

    it("add one or several faults, list them and clear them", async () => {
        assert.equal((await control("POST", "/faults", { kind: "unavailable", on: "users" })).status, 201);
        const more = [
            { kind: "throttle", retryAfterSeconds: 5 },
            { kind: "stale", times: 3 },
        ];
        const { entity } = await control("POST", "/faults", more);
        assert.deepEqual(
            (entity.faults as Record<string, unknown>[]).map(({ kind, on, times }) => [kind, on, times]),
            [
                ["unavailable", ["users"], 1],
                ["throttle", undefined, 1],
            ],
        );
        assert.deepEqual(
            (entity.tenantFaults as Record<string, unknown>[]).map(({ kind, times }) => [kind, times]),
            [["stale", 3]],
        );
        assert.equal((await emulator.get("/users")).status, 429);
        await control("DELETE", "/faults");
        assert.equal((await emulator.get("/users")).status, 200);
    });

    const wrong: [method: string, path: string, body: unknown, message: RegExp][] = [
        ["POST", "/faults", { kind: "earthquake" }, /kind/],
        ["POST", "/faults", { kind: "throttle", retryAfter: 1 }, /retryAfter/],
        ["POST", "/faults", { kind: "licence-lag" }, /account/],
        ["PUT", "/clock", { now: "soon" }, /Invalid/],
        ["PUT", "/clock", { advanceMs: 9e15 }, /year 9999/],
        ["PUT", "/lag", { ms: -1 }, /ms/],
        ["PUT", "/lag", { ms: 86_400_001 }, /86400000/],
        ["PUT", "/number-lag", { ms: 9e15 }, /86400000/],
        ["POST", "/tokens", { subject: "x".repeat(2001) }, /subject/],
        ["POST", "/faults", { kind: "refuse", number: `+${"1".repeat(100)}` }, /number/],
        ["POST", "/tokens", { role: "x" }, /role/],
    ];
    for (const [method, path, body, message] of wrong) {
        it(`refuse ${method} ${path} with ${JSON.stringify(body).slice(0, 60)} and give the reason`, async () => {
            const { status, error } = await control(method, path, body);
            assert.equal(status, 400);
            assert.match(error.message, message);
        });
    }

    it("refuse a body that a web page could send from another origin", async () => {
        const body = JSON.stringify({ kind: "unavailable" });
        const { status } = await emulator.call("/_emulator/faults", { method: "POST", body });
        assert.equal(status, 400);
        assert.equal((await emulator.get("/users")).status, 200);
    });

    it("stop, advance and restart the clock, also for the tenant's log", async () => {
        assert.equal(
            (await control("PUT", "/clock", { now: "2026-03-01T00:00:00Z" })).entity.now,
            "2026-03-01T00:00:00.000Z",
        );
        assert.equal((await control("PUT", "/clock", { advanceMs: 1500 })).entity.now, "2026-03-01T00:00:01.500Z");
        emulator.tenant.service.set({ identity: objectId(1), phoneNumber: N1, phoneNumberType: "DirectRouting" });
        assert.equal(emulator.tenant.log()[0]?.time, "2026-03-01T00:00:01.500Z");
        await control("PUT", "/clock", { now: null });
        assert.notEqual((await control("GET", "/clock")).entity.now, "2026-03-01T00:00:01.500Z");
    });

    it("set the lag of reads", async () => {
        assert.deepEqual((await control("PUT", "/lag", { ms: 5000 })).entity, { ms: 5000 });
        assert.deepEqual((await control("GET", "/lag")).entity, { ms: 5000 });
        await control("PUT", "/lag", { ms: 0 });
        assert.deepEqual((await control("GET", "/lag")).entity, { ms: 0 });
    });

    it("list every request with its method, path, status and caller, and count the requests by kind and status", async () => {
        await emulator.get(`${ASSIGNMENTS}?$top=1`, { "retry-attempt": "2" });
        await emulator.post("/$batch", { requests: [{ id: "1", method: "GET", url: "/users" }] });
        await emulator.get("/users", { authorization: "" });
        const { entity } = await control("GET", "/requests");
        assert.deepEqual(entity.counts, { "batch 200": 1, "list 200": 1, "users 200": 1, "users 401": 1 });
        assert.deepEqual([entity.total, entity.tooEarly], [4, 0]);
        const seen = (entity.requests as Record<string, unknown>[]).map(({ time: _, subject, ...each }) => ({
            ...each,
            subject: subject === null ? null : "client",
        }));
        const common = {
            method: "GET",
            status: 200,
            inBatch: false,
            subject: "client",
            retryAttempt: null,
            tooEarly: null,
        };
        assert.deepEqual(seen, [
            { ...common, seq: 1, path: `/v1.0${ASSIGNMENTS}?$top=1`, retryAttempt: 2 },
            { ...common, seq: 2, path: "/v1.0/users", inBatch: true },
            { ...common, seq: 3, method: "POST", path: "/v1.0/$batch" },
            { ...common, seq: 4, path: "/v1.0/users", status: 401, subject: null },
        ]);
        assert.equal(((await control("GET", "/requests?last=1")).entity.requests as unknown[]).length, 1);
        assert.equal((await control("DELETE", "/requests")).entity.total, 0);
    });

    it("issue tokens with the requested permissions, and revoke all tokens", async () => {
        const { status, entity } = await control("POST", "/tokens", { subject: "someone", roles: ["User.Read.All"] });
        assert.equal(status, 201);
        const headers = { authorization: `Bearer ${entity.token}` };
        assert.equal((await emulator.get("/users", headers)).status, 200);
        assert.equal((await emulator.get(ASSIGNMENTS, headers)).status, 403);
        await control("DELETE", "/tokens");
        assert.equal((await emulator.get("/users", headers)).status, 401);
    });

    it("answer like Graph for an unknown path", async () => {
        const { status, headers, error } = await control("GET", "/nothing");
        assert.equal(status, 400);
        assert.match(headers.get("content-type") ?? "", /^application\/json/);
        assert.match(error.message, /segment 'nothing'/);
    });
});
