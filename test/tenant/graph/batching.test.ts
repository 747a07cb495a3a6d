import assert from "node:assert/strict";
import { MAX_BATCH_SIZE } from "../../../provider/tenant/graph/api/limits";
import { BatchScheduler } from "../../../provider/tenant/graph/transport/batch-scheduler";
import { PiggybackReads } from "../../../provider/tenant/graph/transport/piggyback-reads";
import type { GraphRequest, GraphResponse, RequestResult } from "../../../provider/tenant/graph/transport/response";
import { WriteBatches } from "../../../provider/tenant/graph/transport/write-batches";
import { batchingGraphStub, REFUSED, type Reply } from "./graph-stub";

const COUNT = 40;
const indexes = Array.from({ length: COUNT }, (_, index) => index);
const idOf = (index: number) => `33333333-0000-4000-8000-${String(index).padStart(12, "0")}`;
const numberOf = (index: number) => `+1206556${String(1000 + index)}`;
const numbers = indexes.map(numberOf);

/** The row of a number that the account of the same index holds. */
const row = (index: number) => ({
    telephoneNumber: numberOf(index),
    numberType: "directRouting",
    assignmentStatus: "userAssigned",
    assignmentTargetId: idOf(index),
    assignmentCategory: "primary",
});
const user = (index: number) => ({ id: idOf(index), userPrincipalName: `person.${index}@contoso.com` });
const configuration = (index: number) => ({
    id: idOf(index),
    accountType: "user",
    telephoneNumbers: [{ telephoneNumber: numberOf(index) }],
});
/** The entities of a list whose names occur in a filter. */
const filtered = <T>(path: string, nameOf: (index: number) => string, entity: (index: number) => T): Reply => ({
    body: { value: indexes.filter(index => path.includes(`'${nameOf(index)}'`)).map(entity) },
});
/** A service that accepts every filter. */
function respond(path: string): Reply {
    if (path.includes("telephoneNumber ")) return filtered(path, numberOf, row);
    if (path.includes("assignmentTargetId ")) return filtered(path, idOf, row);
    if (path.includes("userConfigurations?")) return filtered(path, idOf, configuration);
    const single = /userConfigurations\/(.*)$/.exec(path)?.[1];
    if (single) return { body: configuration(indexes.findIndex(index => idOf(index) === single)) };
    return filtered(path, idOf, user);
}
const isIn = (path: string, property: string) => path.includes(`${property} in (`);

describe("lookups in Microsoft Graph", () => {
    it("share `in` filters if there are many, which takes few requests", async () => {
        const { tenant, requests } = batchingGraphStub(respond);
        const found = await tenant.findNumbers(numbers);
        assert.deepEqual(
            found.map(each => [each?.number, each?.holder?.userPrincipalName]),
            indexes.map(index => [numberOf(index), `person.${index}@contoso.com`]),
        );
        assert.equal(requests.filter(path => isIn(path, "telephoneNumber")).length, 3);
    });

    it("go out one by one if there are few, with filters that Microsoft documents", async () => {
        const { tenant, requests } = batchingGraphStub(respond);
        await tenant.findNumbers(numbers.slice(0, 5));
        assert.ok(!requests.some(path => isIn(path, "telephoneNumber")));
    });

    it("are repeated for a number that an `in` filter leaves out, before it counts as missing", async () => {
        const { tenant } = batchingGraphStub(path => {
            const reply = respond(path);
            const { value } = reply.body as { value: unknown[] };
            return isIn(path, "telephoneNumber") ? { body: { value: value.slice(1) } } : reply;
        });
        assert.deepEqual(
            (await tenant.findNumbers([...numbers, "+12065569999"])).map(each => each?.number ?? null),
            [...numbers, null],
        );
    });

    it("go out one by one from then on if the service refuses `in` filters", async () => {
        const { tenant, requests } = batchingGraphStub(path =>
            isIn(path, "telephoneNumber") ? REFUSED : respond(path),
        );
        for (const _ of [1, 2]) {
            const found = await tenant.findNumbers(numbers);
            assert.ok(found.every(each => each !== null));
        }
        assert.equal(requests.filter(path => isIn(path, "telephoneNumber")).length, 3);
    });

    it("do not trust an empty answer until an `in` filter has returned rows", async () => {
        const { tenant } = batchingGraphStub(path =>
            isIn(path, "assignmentTargetId") ? { body: { value: [] } } : respond(path),
        );
        const found = await tenant.findAccounts(indexes.map(idOf));
        assert.ok(found.every((each, index) => each?.numbers[0]?.number === numberOf(index)));
    });

    it("are repeated for an account if Teams lists a number that an `in` filter left out", async () => {
        const { tenant } = batchingGraphStub(path => {
            const reply = respond(path);
            const { value } = reply.body as { value: unknown[] };
            return isIn(path, "assignmentTargetId") ? { body: { value: value.slice(1) } } : reply;
        });
        const found = await tenant.findAccounts(indexes.map(idOf));
        assert.ok(found.every((each, index) => each?.numbers[0]?.number === numberOf(index)));
    });
});

const DONE: GraphResponse = { kind: "response", status: 200, headers: {}, body: null, requestId: null };

/** Records the paths of each batch that is sent. */
function recorded(respond: (path: string) => RequestResult) {
    const sent: string[][] = [];
    const send = async (requests: readonly GraphRequest[]) => {
        sent.push(requests.map(({ path }) => path));
        return requests.map(({ path }) => respond(path));
    };
    return { sent, send };
}
const read = (path: string): GraphRequest => ({ method: "GET", path });
const write = (path: string): GraphRequest => ({ method: "POST", path });

describe("a batch of writes", () => {
    const outcomes = (results: readonly RequestResult[]) =>
        results.map(result => (result.kind === "lost" ? "lost" : result.requestId));
    const writes = Array.from({ length: 18 }, (_, index) => write(`write ${index}`));

    async function sendWithReads(piggyback: PiggybackReads) {
        const reads: Promise<readonly RequestResult[]>[] = [];
        const written = piggyback.sendWithReads(writes, () => {
            for (const paths of [["a", "b"], ["c"]]) reads.push(piggyback.read(paths.map(read)));
        });
        return (await Promise.all([written, ...reads])).map(outcomes);
    }

    it("takes along the reads that fit in, and gives each caller its own results", async () => {
        const { sent, send } = recorded(path => ({ ...DONE, requestId: path }));
        const piggyback = new PiggybackReads(send);
        assert.deepEqual(await sendWithReads(piggyback), [writes.map(({ path }) => path), ["a", "b"], ["c"]]);
        assert.deepEqual(sent.map(({ length }) => length).sort(), [1, 20]);
        assert.deepEqual(outcomes(await piggyback.read([read("alone")])), ["alone"]);
    });

    it("loses the responses to its reads with those to its writes", async () => {
        const piggyback = new PiggybackReads(recorded(() => ({ kind: "lost", message: "cut" })).send);
        assert.deepEqual(new Set((await sendWithReads(piggyback)).flat()), new Set(["lost"]));
        assert.deepEqual(outcomes(await piggyback.read([read("alone")])), ["lost"]);
    });

    it("fails for each caller if it cannot be sent, and so do the reads that did not fit in", async () => {
        const piggyback = new PiggybackReads(() => Promise.reject(new Error("the login ended")));
        const reads: Promise<unknown>[] = [];
        const written = piggyback.sendWithReads([write("write")], () => {
            for (const count of [1, MAX_BATCH_SIZE])
                reads.push(piggyback.read(Array.from({ length: count }, () => read("read"))));
        });
        const ends = await Promise.allSettled([written, ...reads]);
        assert.deepEqual(
            ends.map(({ status }) => status),
            ["rejected", "rejected", "rejected"],
        );
    });

    it("leaves without a write whose precheck fails or decides against it", async () => {
        const { sent, send } = recorded(() => DONE);
        const settings = {
            batchWindowMs: 0,
            burstWindowMs: 0,
            maxBatchWaitMs: 10_000,
            maxBatchSize: MAX_BATCH_SIZE,
            maxTurnMs: null,
        };
        const batches = new WriteBatches(new BatchScheduler(settings, () => false), send);
        const result = (path: string, precheck: () => Promise<string | null>) =>
            batches.write(write(path), precheck).catch((error: Error) => error.message);
        const results = await Promise.all([
            result("a", async () => null),
            result("b", async () => "moved"),
            result("c", () => Promise.reject(new Error("unreadable"))),
            result("d", async () => null),
        ]);
        assert.deepEqual(results, [DONE, { stoppedBy: "moved" }, "unreadable", DONE]);
        assert.deepEqual(sent, [["a", "d"]]);
    });
});
