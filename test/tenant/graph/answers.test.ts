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
const response = (headers: Record<string, string>, body: unknown = null, status = 429) => ({
    kind: "response" as const,
    status,
    headers,
    body,
    requestId: null,
});

describe("a response of Microsoft Graph", () => {
    it("asks for a pause in seconds, or as a date that counts from its own clock", () => {
        const now = new Date("2026-11-24T12:00:00Z");
        const until = "Tue, 24 Nov 2026 12:00:30 GMT";
        assert.equal(retryAfterMs(response({ "retry-after": "7" }), now), 7_000);
        assert.equal(retryAfterMs(response({ "retry-after": until }), now), 30_000);
        const date = "Tue, 24 Nov 2026 12:00:20 GMT";
        assert.equal(retryAfterMs(response({ "retry-after": until, date }), now), 10_000);
        assert.equal(retryAfterMs(response({ "retry-after": "soon" }), now), null);
        assert.equal(retryAfterMs(response({}), now), null);
    });

    it("keeps the code and the text of an error, even if they are wrapped as JSON in the message", () => {
        const error = { code: "BadRequest", message: "User '()' lacks appropriate licenses" };
        assert.deepEqual(graphErrorOf(response({}, { error }, 400)), error);
        const message = JSON.stringify({ code: "Forbidden", message: "Access Denied.", action: "Request access." });
        assert.deepEqual(graphErrorOf(response({}, { error: { code: "UnknownError", message } }, 403)), {
            code: "Forbidden",
            message: "Access Denied. Request access.",
        });
        assert.equal(graphErrorOf(response({}, "<html>", 502)).code, "Http502");
    });

    for (const [shape, body] of [
        ["an array", { value: [row(NUMBER)] }],
        ["a single object under `value`, as in Microsoft's samples", { value: row(NUMBER) }],
        ["the entity itself", row(NUMBER)],
    ] as const) {
        it(`can carry the rows as ${shape}`, async () => {
            const [found] = await graphStub(() => ({ body })).findNumbers([NUMBER]);
            assert.equal(found?.type, "DirectRouting");
        });
    }

    it("turns unknown members of an enumeration into `unknown`, never into something else", async () => {
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

    it("fails for a number of an unknown type, and only for that number", async () => {
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

    it("that is not a list of numbers is an error, not an empty tenant", async () => {
        await assert.rejects(graphStub(() => ({ body: { value: [{ id: 1 }] } })).findNumbers([NUMBER]), {
            code: "graph",
        });
    });

    it("to a batch makes the client repeat a read whose part it lacks", async () => {
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

    it("to a batch may have parts without content, which fail, and the others are still read", async () => {
        const { tenant } = batchingGraphStub(path =>
            path.includes("0199") ? { status: 404 } : { body: { value: [row(NUMBER)] } },
        );
        const [found, failed] = await Promise.allSettled([
            tenant.findNumbers([NUMBER]),
            tenant.findNumbers(["+12065550199"]),
        ]);
        assert.equal(found.status === "fulfilled" && found.value[0]?.number, NUMBER);
        assert.equal(failed.status === "rejected" && failed.reason.code, "graph-unreachable");
    });

    it("that links to another host for the next page is an error, and no token goes there", async () => {
        const urls: string[] = [];
        const tenant = graphStub((path, request) => {
            urls.push(request.url);
            return { body: { value: [], "@odata.nextLink": `http://127.0.0.1:1.example.com${path}` } };
        });
        await assert.rejects(async () => {
            for await (const page of tenant.accounts()) assert.deepEqual(page, []);
        }, /links to another host/);
        assert.ok(urls.every(url => url.startsWith("http://127.0.0.1:1/v1.0/")));
    });
});

describe("a listing of numbers whose rows move between pages", () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1206556${String(10_000 + index)}`);

    /** Lists `count` numbers. @param change Changes the tenant's numbers after each page. */
    async function listWhile(count: number, maxPage: number, change: (all: string[], pages: number) => void) {
        const all = numbers(count);
        let pages = 0;
        const tenant = graphStub(path => {
            const [, top = "0", skip = "0"] = /\$top=(\d+)&\$skip=(\d+)/.exec(path) ?? [];
            const rows = all.slice(Number(skip), Number(skip) + Math.min(maxPage, Number(top)));
            change(all, ++pages);
            return { body: { value: rows.map(number => row(number)) } };
        });
        const found: string[] = [];
        for await (const page of tenant.inventory()) found.push(...page.map(({ number }) => number));
        return { all, found };
    }

    it("loses no number when earlier ones are removed", async () => {
        for (const removed of [1, 7, 150, 900]) {
            const { all, found } = await listWhile(2500, 1000, (rows, pages) => {
                if (pages === 1) rows.splice(0, removed);
            });
            assert.deepEqual(
                all.filter(number => !found.includes(number)),
                [],
                `${removed} removed`,
            );
        }
    });

    it("shows no number twice when others are added before it", async () => {
        const { all, found } = await listWhile(2500, 1000, (rows, pages) => {
            if (pages === 2) rows.unshift("+12065500001", "+12065500002");
        });
        assert.equal(new Set(found).size, found.length);
        assert.deepEqual(
            all.slice(2).filter(number => !found.includes(number)),
            [],
        );
    });

    it("reaches the end even if the service returns smaller pages than it was asked for", async () => {
        const { found } = await listWhile(1234, 100, () => undefined);
        assert.equal(found.length, 1234);
    });

    it("that changes all the time is an error, not a shortened inventory", async () => {
        await assert.rejects(
            listWhile(
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
