import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { emulator as inProcess } from "../../provider/emulator";
import { RequestFault } from "../../provider/emulator/faults/request-fault";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, objectId, smallWorld } from "../support/worlds/world";
import { ASSIGNMENTS, type Started, start } from "./server";

const MAX = 4 * 1024 * 1024;
const UPDATE = `${ASSIGNMENTS}/updateNumber`;
const json = { "content-type": "application/json" };

describe("the emulator's limits", () => {
    let emulator: Started;
    before(async () => {
        emulator = await start();
    });
    after(() => emulator.stop());

    /** Sends a request as `fetch` cannot: with any Host, or with a whole URL in its first line. */
    async function send(path: string, headers: Record<string, string>, to = emulator) {
        const { port } = new URL(to.url);
        const sent = request({ port, path, headers: { authorization: `Bearer ${to.token}`, ...headers } }).end();
        const [answer] = (await once(sent, "response")) as [IncomingMessage];
        return { status: answer.statusCode, body: await text(answer) };
    }

    it("let only loopback names and the configured host through, at every path", async () => {
        const { port } = new URL(emulator.url);
        const known = ["localhost", `LOCALHOST:${port}`, "localhost.", "127.0.0.1:1", "127.9.9.9", "[::1]:80"];
        for (const host of known) assert.equal((await send("/v1.0/users", { host })).status, 200, host);
        const unknown = [
            "evil.example",
            `evil.example:${port}`,
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil-localhost",
            "0.0.0.0",
            "192.168.0.10",
        ];
        for (const host of unknown) {
            for (const path of [
                "/v1.0/users",
                "/",
                "/_emulator/requests",
                "/v2/x",
                "/x/v2.0/.well-known/openid-configuration",
            ]) {
                const { status, body } = await send(path, { host });
                assert.equal(status, 403, `${host} ${path}`);
                assert.match(body, /is not served here/);
            }
        }
        for (const host of ["[::ffff:127.0.0.1]", "localhost@evil.example", "evil.example/localhost", "localhost#evil"])
            assert.ok([400, 403].includes((await send("/v1.0/users", { host })).status ?? 0), host);
        assert.equal((await send("http://evil.example/v1.0/users", { host: "localhost" })).status, 403);
        assert.equal((await send("http://localhost/v1.0/users", { host: "evil.example" })).status, 403);
    });

    it("let the host through that the emulator listens on, and the machine's addresses if it listens on all", async () => {
        const named = inProcess(EmbeddedTenant.inMemory(smallWorld()), {}, "graph.test");
        const statusOf = async (host: string) =>
            (await named.app.fetch(new Request(`http://${host}/`, { headers: { host } }), {})).status;
        assert.deepEqual([await statusOf("graph.test:80"), await statusOf("other.test")], [200, 403]);
        const all = await start(smallWorld(), { host: "0.0.0.0" });
        const answers = await Promise.all(
            ["127.0.0.1", "0.0.0.0", "evil.example"].map(host => send("/", { host }, all)),
        );
        await all.stop();
        assert.deepEqual(
            answers.map(({ status }) => status),
            [200, 200, 403],
        );
    });

    it("refuse a body of more than 4 MB with 413, declared, in chunks or compressed, at every path", async () => {
        const padded = (size: number) => {
            const body = JSON.stringify({ telephoneNumber: N1, more: "" });
            return body.replace('""', `"${" ".repeat(size - body.length)}"`);
        };
        const large = padded(MAX + 1);
        const login = `${emulator.url}/x/oauth2/v2.0/token`;
        for (const path of [UPDATE, "/$batch", "/_emulator/tokens", login]) {
            const { status, error } = await emulator.call(path, { method: "POST", body: large, headers: json });
            assert.deepEqual([status, error.code], [413, "RequestEntityTooLarge"], path);
        }
        const chunks = { method: "POST", headers: json, duplex: "half" } as const;
        const body = new Blob([large]).stream();
        assert.equal((await emulator.call(UPDATE, { ...chunks, body })).status, 413);
        const gzip = { ...json, "content-encoding": "gzip" };
        const bomb = gzipSync(Buffer.alloc(MAX + 1, " "));
        assert.ok(bomb.length < MAX);
        assert.equal((await emulator.call(UPDATE, { method: "POST", body: bomb, headers: gzip })).status, 413);
        const most = { method: "POST", body: padded(MAX), headers: json };
        assert.equal((await emulator.call(UPDATE, most)).status, 200);
    });

    it("refuse an unknown compression with 415, and a broken one with 400", async () => {
        const statusOf = async (encoding: string) =>
            (await emulator.post(UPDATE, { telephoneNumber: N1 }, { "content-encoding": encoding })).status;
        assert.deepEqual([await statusOf("br"), await statusOf("gzip"), await statusOf("identity")], [415, 400, 200]);
    });

    it("shorten the addresses and methods in the log of requests", async () => {
        const part = { id: "1", method: "GET", url: `/users?$filter=${"x".repeat(100_000)}` };
        const odd = { id: "2", method: "X".repeat(1000), url: "/users" };
        assert.deepEqual((await emulator.post("/$batch", { requests: [part, odd] })).statuses, [400, 405]);
        const [first, second] = emulator.emulation.requests.recent(3);
        assert.match(first?.path ?? "", /^\/v1\.0\/users\?\$filter=x{1900,2000}…$/);
        assert.equal(second?.method, `${"X".repeat(20)}…`);
    });

    it("refuse numbers and ids that are too long to keep", async () => {
        const body = { telephoneNumber: N1, assignmentTargetId: objectId(1), numberType: "directRouting" };
        for (const long of [{ telephoneNumber: `+${"1".repeat(100)}` }, { locationId: "x".repeat(2001) }]) {
            assert.equal((await emulator.post(`${ASSIGNMENTS}/assignNumber`, { ...body, ...long })).status, 400);
            assert.equal((await emulator.post(UPDATE, { telephoneNumber: N1, ...long })).status, 400);
        }
    });

    it("keep at most 1,000 faults, also of those that chaos draws for the tenant", async () => {
        const { faults } = emulator.emulation;
        for (let index = 0; index < 1000; index++) faults.add({ kind: "unavailable", number: "+1", on: "assign" });
        const { status, error } = await emulator.post("/_emulator/faults", { kind: "stale" });
        assert.deepEqual([status, /1000 faults/.test(error.message)], [400, true]);
        faults.clear();
        faults.setChaos({ share: 1, seed: 1, of: [RequestFault.parse({ kind: "pending-activation", number: "+1" })] });
        const named = { number: null, account: null };
        for (let index = 0; index < 1100; index++)
            faults.draw({ kind: "assign", inBatch: false, text: `${index} +1`, named });
        assert.equal(faults.list().tenantFaults.length, 1000);
        faults.clear();
    });

    it("answer 400 for a refusal with any code", async () => {
        for (const code of ["constructor", "__proto__", "Anything"]) {
            emulator.emulation.faults.add({ kind: "refuse", code });
            assert.equal((await emulator.post(UPDATE, { telephoneNumber: N1 })).status, 400, code);
        }
    });
});
