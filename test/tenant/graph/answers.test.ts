import assert from "node:assert/strict";
import { graphErrorOf } from "../../../provider/tenant/graph/transport/graph-error";
import { retryAfterMs } from "../../../provider/tenant/graph/transport/response";
import { batchingGraphStub, graphStub, type Reply } from "./graph-stub";

const NUMBER = "+12065550101";
const row = (telephoneNumber: string, more: Record<string, unknown> = {}) => ({
    telephoneNumber,
    numberType: "directRouting",
    activationState: "activated",
    assignmentStatus: "unassigned",
    numberSource: "online",
    ...more,
});
const answer = (headers: Record<string, string>, body: unknown = null, status = 429) => ({
    kind: "response" as const,
    status,
    headers,
    body,
    requestId: null,
});

describe("an answer of Microsoft Graph", () => {
    it("says how long to stay away in seconds or as a date, which counts from its own clock", () => {
        const now = new Date("2026-11-24T12:00:00Z");
        const until = "Tue, 24 Nov 2026 12:00:30 GMT";
        assert.equal(retryAfterMs(answer({ "retry-after": "7" }), now), 7_000);
        assert.equal(retryAfterMs(answer({ "retry-after": until }), now), 30_000);
        const date = "Tue, 24 Nov 2026 12:00:20 GMT";
        assert.equal(retryAfterMs(answer({ "retry-after": until, date }), now), 10_000);
        assert.equal(retryAfterMs(answer({ "retry-after": "soon" }), now), null);
        assert.equal(retryAfterMs(answer({}), now), null);
    });

    it("keeps its code and its words, also where they come as JSON in a text", () => {
        const error = { code: "BadRequest", message: "User '()' lacks appropriate licenses" };
        assert.deepEqual(graphErrorOf(answer({}, { error }, 400)), error);
        const message = JSON.stringify({ code: "Forbidden", message: "Access Denied.", action: "Request access." });
        assert.deepEqual(graphErrorOf(answer({}, { error: { code: "UnknownError", message } }, 403)), {
            code: "Forbidden",
            message: "Access Denied. Request access.",
        });
        assert.equal(graphErrorOf(answer({}, "<html>", 502)).code, "Http502");
    });

    for (const [shape, body] of [
        ["a list", { value: [row(NUMBER)] }],
        ["an object under value, as in Microsoft's samples", { value: row(NUMBER) }],
        ["the entity itself", row(NUMBER)],
    ] as const) {
        it(`is read as ${shape}`, async () => {
            const [found] = await graphStub(() => ({ body })).findNumbers([NUMBER]);
            assert.equal(found?.type, "DirectRouting");
        });
    }

    it("with members of enumerations that are not known is read as unknown, and never as something else", async () => {
        const odd = row(NUMBER, {
            activationState: "hibernating",
            assignmentStatus: "robotAssigned",
            assignmentTargetId: "22222222-0000-4000-8000-000000000001",
            numberSource: "moon",
            portInStatus: "lost",
        });
        const [found] = await graphStub(() => ({ body: { value: [odd] } })).findNumbers([NUMBER]);
        assert.deepEqual(
            [found?.activationState, found?.use, found?.source, found?.portIn, found?.holder],
            ["unknown", "unknown", "unknown", "unknown", null],
        );
        assert.equal(found?.locationUpdateSupported, "unknown");
    });

    it("with a type of number that is not known fails for that number, and leaves the others alone", async () => {
        const odd = row(NUMBER, { numberType: "internalError" });
        const others = row("+12065550102");
        const tenant = graphStub(path => {
            if (path.includes("$filter")) return { body: { value: [odd] } };
            return { body: { value: path.includes("$skip=0") ? [odd, others] : [others] } };
        });
        await assert.rejects(
            tenant.findNumbers([NUMBER]),
            /the type "internalError" for \+12065550101, which this release does not know/,
        );
        const found = [];
        for await (const page of tenant.inventory()) found.push(...page.map(({ number }) => number));
        assert.deepEqual(found, ["+12065550102"]);
    });

    it("that is no list of numbers at all is an error in words, and no empty tenant", async () => {
        await assert.rejects(graphStub(() => ({ body: { value: [{ id: 1 }] } })).findNumbers([NUMBER]), {
            code: "graph",
        });
    });

    it("to a batch that lacks a part leaves that read to be asked again", async () => {
        let batches = 0;
        const tenant = graphStub((path, request): Reply => {
            if (!path.endsWith("/$batch")) return { body: { value: [row("+12065550102")] } };
            batches += 1;
            const { requests } = JSON.parse(String(request.body)) as { requests: { id: string }[] };
            const [first] = requests;
            return { body: { responses: [{ id: first?.id, status: 200, body: { value: [row(NUMBER)] } }] } };
        });
        const numbers = await tenant.findNumbers([NUMBER, "+12065550102"]);
        assert.deepEqual(
            numbers.map(each => each?.number),
            [NUMBER, "+12065550102"],
        );
        assert.equal(batches, 1);
    });

    it("to a batch need not have a body in each part: the others are read all the same", async () => {
        const { tenant } = batchingGraphStub(path =>
            path.includes("0199") ? { status: 404 } : { body: { value: [row(NUMBER)] } },
        );
        const numbers = await tenant.findNumbers([NUMBER, "+12065550199"]);
        assert.deepEqual(
            numbers.map(each => each?.number ?? null),
            [NUMBER, null],
        );
    });

    it("that names a next page elsewhere is an error, and no token is sent there", async () => {
        const asked: string[] = [];
        const tenant = graphStub((path, request) => {
            asked.push(request.url);
            return { body: { value: [], "@odata.nextLink": `http://127.0.0.1:1.example.com${path}` } };
        });
        await assert.rejects(async () => {
            for await (const page of tenant.accounts()) assert.deepEqual(page, []);
        }, /links to another host/);
        assert.ok(asked.every(url => url.startsWith("http://127.0.0.1:1/v1.0/")));
    });
});

describe("pages whose rows move while they are read", () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1206556${String(10_000 + index)}`);

    /** @param change Is called after each page with the tenant's numbers. */
    async function readWhile(count: number, most: number, change: (all: string[], pages: number) => void) {
        const all = numbers(count);
        let pages = 0;
        const tenant = graphStub(path => {
            const [, top = "0", skip = "0"] = /\$top=(\d+)&\$skip=(\d+)/.exec(path) ?? [];
            const rows = all.slice(Number(skip), Number(skip) + Math.min(most, Number(top)));
            change(all, ++pages);
            return { body: { value: rows.map(number => row(number)) } };
        });
        const found: string[] = [];
        for await (const page of tenant.inventory()) found.push(...page.map(({ number }) => number));
        return { all, found };
    }

    it("lose none when numbers before the place are removed", async () => {
        for (const removed of [1, 7, 150, 900]) {
            const { all, found } = await readWhile(2500, 1000, (rows, pages) => {
                if (pages === 1) rows.splice(0, removed);
            });
            assert.deepEqual(
                all.filter(number => !found.includes(number)),
                [],
                `${removed} removed`,
            );
        }
    });

    it("show none twice when numbers before the place are added", async () => {
        const { all, found } = await readWhile(2500, 1000, (rows, pages) => {
            if (pages === 2) rows.unshift("+12065500001", "+12065500002");
        });
        assert.equal(new Set(found).size, found.length);
        assert.deepEqual(
            all.slice(2).filter(number => !found.includes(number)),
            [],
        );
    });

    it("are read to the end where the service gives smaller ones than were asked for", async () => {
        const { found } = await readWhile(1234, 100, () => undefined);
        assert.equal(found.length, 1234);
    });

    it("that never hold still are an error, and no shortened inventory", async () => {
        await assert.rejects(
            readWhile(
                1500,
                1000,
                rows =>
                    void rows.splice(
                        0,
                        rows.length,
                        ...numbers(2000).map(each => `${each}${Math.random()}`.replace(".", "")),
                    ),
            ),
            /change faster than they can be listed/,
        );
    });
});
