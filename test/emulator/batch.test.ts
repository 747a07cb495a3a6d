import assert from "node:assert/strict";
import { N1, N2, objectId } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

const ALICE = objectId(1);

describe("the emulator's batches", () => {
    let emulator: Started;
    beforeEach(async () => {
        emulator = await start();
    });
    afterEach(() => emulator.stop());
    const batch = (requests: unknown[]) => emulator.post("/$batch", { requests });
    const get = (id: string, url: string, more: object = {}) => ({ id, method: "GET", url, ...more });
    const assign = { telephoneNumber: N1, assignmentTargetId: ALICE, numberType: "directRouting" };
    const post = (id: string, body: unknown, more: object = {}) => ({
        id,
        method: "POST",
        url: `${ASSIGNMENTS}/assignNumber`,
        body,
        ...more,
    });

    it("answer each part under its id with a status, headers and a body", async () => {
        const answer = await batch([
            get("a", `/users/${ALICE}`),
            get("b", `/users/${objectId(404)}`),
            post("c", assign, { headers: { "Content-Type": "application/json" } }),
        ]);
        assert.equal(answer.status, 200);
        const { parts } = answer;
        assert.deepEqual(
            [...parts].map(([id, { status }]) => [id, status]),
            [
                ["a", 200],
                ["b", 404],
                ["c", 202],
            ],
        );
        assert.equal(parts.get("a")?.entity.id, ALICE);
        assert.match(parts.get("a")?.headers.get("content-type") ?? "", /^application\/json/);
        assert.match(parts.get("c")?.headers.get("location") ?? "", /\/v1\.0\/admin\/teams\/.*operations\('/);
        assert.equal(parts.get("c")?.text, "");
    });

    it("accept encoded queries and base64 bodies without headers, as official clients send them", async () => {
        const { parts } = await batch([
            post("1", Buffer.from(JSON.stringify(assign)).toString("base64")),
            get("2", `${ASSIGNMENTS}?%24filter=telephoneNumber%20eq%20'%2B12065550101'&%24top=1`),
        ]);
        assert.equal(parts.get("1")?.status, 202);
        assert.deepEqual(
            parts.get("2")?.value.map(({ assignmentTargetId }) => assignmentTargetId),
            [ALICE],
        );
    });

    it("carry out a part after those that it depends on, unless one of them failed", async () => {
        const { parts } = await batch([
            post("1", { ...assign, telephoneNumber: "+1" }),
            post("2", assign, { dependsOn: ["1"] }),
            post("3", { ...assign, telephoneNumber: N2 }),
            get("4", `/admin/teams/userConfigurations/${ALICE}`, { dependsOn: ["3"] }),
        ]);
        assert.deepEqual(
            [...parts.values()].map(({ status }) => status),
            [400, 424, 202, 200],
        );
        assert.deepEqual(parts.get("4")?.entity.telephoneNumbers, [
            { telephoneNumber: N2, assignmentCategory: "primary" },
        ]);
    });

    const users = (count: number) => Array.from({ length: count }, (_, index) => get(String(index), "/users"));
    it("can have up to twenty parts", async () => {
        assert.equal((await batch(users(20))).parts.size, 20);
        assert.equal((await batch(users(21))).status, 400);
    });

    const wrong: [what: string, requests: unknown][] = [
        ["is not a list", {}],
        ["repeats an id", [get("1", "/users"), get("1", "/users")]],
        ["depends on an unknown part", [get("1", "/users", { dependsOn: ["2"] })]],
        ["contains another batch", [{ id: "1", method: "POST", url: "/$batch", body: { requests: [] } }]],
    ];
    for (const [what, requests] of wrong) {
        it(`are refused with 400 when one ${what}`, async () => {
            assert.equal((await emulator.post("/$batch", { requests })).status, 400);
        });
    }

    const malformed: [what: string, part: object, message: RegExp][] = [
        ["has no method and no URL", {}, /method: .*url: /],
        ["has a number as its URL", { method: "GET", url: 7 }, /url: /],
        ["has a method that is not a token", { method: "G T", url: "/users" }, /malformed/],
        ["has a method that HTTP clients cannot send", { method: "TRACE", url: "/users" }, /malformed/],
        ["has a body although it is a GET", get("", "/users", { body: { a: 1 } }), /malformed/],
        ["has a header name with a space", get("", "/users", { headers: { "a b": "c" } }), /malformed/],
        ["has a list as its headers", get("", "/users", { headers: ["a"] }), /headers: /],
        ["has a text as its dependencies", get("", "/users", { dependsOn: "ok" }), /dependsOn: /],
        ["has a broken percent-encoding in its path", get("", "/users/%zz"), /not a URL below/],
        ["has a body that is not JSON", post("", "{"), /Unable to read JSON/],
        ["goes up to the control paths", get("", "/../../_emulator/clock"), /not a URL below/],
        ["goes up to the other version", get("", "/../beta/users"), /not a URL below/],
        ["goes up with encoded dots", get("", "/users/%2e%2e/%2E./../_emulator/faults"), /not a URL below/],
        ["goes up with backslashes", get("", "\\..\\..\\_emulator\\faults"), /not a URL below/],
        ["names another host", get("", "//example.com/users"), /segment 'users'/],
        ["has an absolute URL", get("", "https://graph.microsoft.com/v1.0/users"), /segment 'users'/],
    ];
    for (const [what, part, message] of malformed) {
        it(`answer 400 for a part that ${what}, and carry out the others`, async () => {
            const { status, statuses, parts } = await batch([
                get("before", "/users"),
                { ...part, id: "wrong" },
                post("after", assign),
                get("dependent", "/users", { dependsOn: ["wrong"] }),
            ]);
            assert.deepEqual([status, statuses], [200, [200, 400, 202, 424]]);
            const error = parts.get("wrong")?.error;
            assert.match(error?.message ?? "", message);
            assert.match(String(error?.innerError["request-id"]), /^[0-9a-f-]{36}$/);
        });
    }

    it("need a token for the whole batch, and a permission for each part", async () => {
        assert.equal((await emulator.post("/$batch", { requests: users(1) }, { authorization: "" })).status, 401);
        const token = await emulator.emulation.issueToken({ roles: ["User.Read.All"] });
        const mixed = { requests: [get("1", "/users"), get("2", ASSIGNMENTS)] };
        const { parts } = await emulator.post("/$batch", mixed, { authorization: `Bearer ${token}` });
        assert.deepEqual(
            [...parts.values()].map(({ status }) => status),
            [200, 403],
        );
    });

    it("can be throttled in part: some parts are carried out, and the others get a Retry-After", async () => {
        emulator.emulation.faults.add({ kind: "throttle", on: "users", inBatch: true, skip: 1, retryAfterSeconds: 7 });
        const { parts } = await batch(users(3));
        assert.deepEqual(
            [...parts.values()].map(({ status }) => status),
            [200, 429, 429],
        );
        assert.equal(parts.get("1")?.headers.get("retry-after"), "7");
        // All parts were sent before the first 429 was answered.
        assert.equal(emulator.emulation.requests.summary().tooEarly, 0);
        assert.deepEqual(
            [...(await batch(users(2))).parts.values()].map(({ status }) => status),
            [429, 429],
        );
        assert.equal(emulator.emulation.requests.summary().tooEarly, 2);
    });

    it("lose their connection if a fault cuts the batch or one of its parts", async () => {
        for (const on of ["batch", "users"] as const) {
            emulator.emulation.faults.add({ kind: "cut-after", on });
            await assert.rejects(batch([post("1", assign), ...users(1).map(each => ({ ...each, id: "u" }))]));
        }
        assert.equal(emulator.tenant.log().length, 2);
    });
});
