import assert from "node:assert/strict";
import { MAX_BATCH_SIZE } from "../../../provider/tenant/graph/api/limits";
import { BatchScheduler } from "../../../provider/tenant/graph/transport/batch-scheduler";
import { PiggybackReads } from "../../../provider/tenant/graph/transport/piggyback-reads";
import type { GraphRequest, GraphResponse, RequestResult } from "../../../provider/tenant/graph/transport/response";
import { WriteBatches } from "../../../provider/tenant/graph/transport/write-batches";
import { forgetToken, onParts, type Reply } from "./graph-stub";

const COUNT = 40;
const indexes = Array.from({ length: COUNT }, (_, index) => index);
const idOf = (index: number) => `33333333-0000-4000-8000-${String(index).padStart(12, "0")}`;
const numberOf = (index: number) => `+1206556${String(1000 + index)}`;
const numbers = indexes.map(numberOf);

/** Row of a number that its account holds. */
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
/** What a list holds of what a filter names. */
const named = <T>(path: string, nameOf: (index: number) => string, entity: (index: number) => T): Reply => ({
    body: { value: indexes.filter(index => path.includes(`'${nameOf(index)}'`)).map(entity) },
});
/** A service that takes every question. */
function answer(path: string): Reply {
    if (path.includes("telephoneNumber ")) return named(path, numberOf, row);
    if (path.includes("assignmentTargetId ")) return named(path, idOf, row);
    if (path.includes("userConfigurations?")) return named(path, idOf, configuration);
    const alone = /userConfigurations\/(.*)$/.exec(path)?.[1];
    if (alone) return { body: configuration(indexes.findIndex(index => idOf(index) === alone)) };
    return named(path, idOf, user);
}
const isIn = (path: string, property: string) => path.includes(`${property} in (`);

describe("many questions to Microsoft Graph at once", () => {
    afterEach(forgetToken);

    it("go out with many values in one, in few requests", async () => {
        const { tenant, asked } = onParts(answer);
        const found = await tenant.findNumbers(numbers);
        assert.deepEqual(
            found.map(each => [each?.number, each?.holder?.userPrincipalName]),
            indexes.map(index => [numberOf(index), `person.${index}@contoso.com`]),
        );
        assert.equal(asked.filter(path => isIn(path, "telephoneNumber")).length, 3);
    });

    it("are asked one by one where there are few, as Microsoft documents it", async () => {
        const { tenant, asked } = onParts(answer);
        await tenant.findNumbers(numbers.slice(0, 5));
        assert.ok(!asked.some(path => isIn(path, "telephoneNumber")));
    });

    it("that name a number which the list leaves out are repeated for that number before it counts as gone", async () => {
        const { tenant } = onParts(path => {
            const reply = answer(path);
            const { value } = reply.body as { value: unknown[] };
            return isIn(path, "telephoneNumber") ? { body: { value: value.slice(1) } } : reply;
        });
        assert.deepEqual(
            (await tenant.findNumbers([...numbers, "+12065569999"])).map(each => each?.number ?? null),
            [...numbers, null],
        );
    });

    it("are asked one by one from then on where the service does not take them together", async () => {
        const { tenant, asked } = onParts(path => (isIn(path, "telephoneNumber") ? { status: 400 } : answer(path)));
        for (const _ of [1, 2]) {
            const found = await tenant.findNumbers(numbers);
            assert.ok(found.every(each => each !== null));
        }
        assert.equal(asked.filter(path => isIn(path, "telephoneNumber")).length, 3);
    });

    it("are no proof that accounts hold nothing, where the service has never shown anything for such a question", async () => {
        const { tenant } = onParts(path => (isIn(path, "assignmentTargetId") ? { body: { value: [] } } : answer(path)));
        const found = await tenant.findAccounts(indexes.map(idOf));
        assert.ok(found.every((each, index) => each?.numbers[0]?.number === numberOf(index)));
    });

    it("are repeated for an account of which Teams knows a number that the list leaves out", async () => {
        const { tenant } = onParts(path => {
            const reply = answer(path);
            const { value } = reply.body as { value: unknown[] };
            return isIn(path, "assignmentTargetId") ? { body: { value: value.slice(1) } } : reply;
        });
        const found = await tenant.findAccounts(indexes.map(idOf));
        assert.ok(found.every((each, index) => each?.numbers[0]?.number === numberOf(index)));
    });
});

const DONE: GraphResponse = { kind: "response", status: 200, headers: {}, body: null, requestId: null };

describe("what goes out together", () => {
    const AT_ONCE = { batchWindowMs: 0, burstWindowMs: 0, maxBatchWaitMs: 10_000 };
    const turn = () => new Promise(resolve => setTimeout(resolve, 5));

    it("waits while others are under way, and leaves in groups", async () => {
        let isBusy = true;
        const left: number[] = [];
        const scheduler = new BatchScheduler(AT_ONCE, () => isBusy, 2);
        for (let index = 0; index < 5; index++) scheduler.join(group => left.push(group));
        await turn();
        assert.deepEqual(left, []);
        isBusy = false;
        await turn();
        assert.deepEqual(left, [1, 1, 2, 2, 3]);
    });

    it("leaves a full group at a time where groups take turns, and waits for none for long", async () => {
        let isBusy = false;
        const left: number[] = [];
        const scheduler = new BatchScheduler(AT_ONCE, () => isBusy, 2, 40);
        const leave = (group: number) => {
            left.push(group);
            isBusy = true;
        };
        for (let index = 0; index < 4; index++) scheduler.join(leave);
        await turn();
        assert.deepEqual(left, [1, 1]);
        isBusy = false;
        await turn();
        assert.deepEqual(left, [1, 1, 2, 2]);
        for (let index = 0; index < 2; index++) scheduler.join(leave);
        await turn();
        assert.equal(left.length, 4);
        await new Promise(resolve => setTimeout(resolve, 60));
        assert.deepEqual(left, [1, 1, 2, 2, 3, 3]);
    });

    it("is what reads there is room for beside writes, and each is told its own answer, or that all are lost", async () => {
        const post = (path: string): GraphRequest => ({ method: "POST", path });
        const get = (path: string): GraphRequest => ({ method: "GET", path });
        const sent: string[][] = [];
        let isCut = false;
        const riders = new PiggybackReads(async requests => {
            sent.push(requests.map(({ path }) => path));
            return requests.map(({ path }) =>
                isCut ? { kind: "lost", message: "cut" } : { ...DONE, requestId: path },
            );
        });
        const writes = Array.from({ length: 18 }, (_, index) => post(`write ${index}`));
        const told = (answers: readonly RequestResult[]) =>
            answers.map(answer => (answer.kind === "lost" ? answer.kind : answer.requestId));
        const all = () => {
            let reads: Promise<readonly RequestResult[]>[] = [];
            const written = riders.sendAlong(writes, () => {
                reads = [["a", "b"], ["c"]].map(paths => riders.read(paths.map(get)));
            });
            return Promise.all([written, ...reads].map(async answers => told(await answers)));
        };
        assert.deepEqual(await all(), [writes.map(({ path }) => path), ["a", "b"], ["c"]]);
        assert.deepEqual(sent.map(({ length }) => length).sort(), [1, 20]);
        isCut = true;
        assert.deepEqual(new Set((await all()).flat()), new Set(["lost"]));
        assert.deepEqual(told(await riders.read([get("alone")])), ["lost"]);
    });

    it("fails for all where it cannot be sent, with whatever was to go along or by itself", async () => {
        const riders = new PiggybackReads(() => Promise.reject(new Error("the login ended")));
        const write: GraphRequest = { method: "POST", path: "write" };
        const read: GraphRequest = { method: "GET", path: "read" };
        const reads: Promise<unknown>[] = [];
        const written = riders.sendAlong([write], () => {
            for (const count of [1, MAX_BATCH_SIZE]) reads.push(riders.read(Array.from({ length: count }, () => read)));
        });
        const ends = await Promise.allSettled([written, ...reads]);
        assert.deepEqual(
            ends.map(({ status }) => status),
            ["rejected", "rejected", "rejected"],
        );
    });

    it("takes along what the others bring about when they leave", async () => {
        const left: string[] = [];
        const scheduler = new BatchScheduler(AT_ONCE, () => false);
        scheduler.joinLast(() => left.push("last"));
        scheduler.join(() => scheduler.joinLast(() => left.push("brought about")));
        await turn();
        assert.deepEqual(left, ["last", "brought about"]);
    });

    it("is not kept by a write whose look fails, or finds that it is not to be made", async () => {
        const sent: string[][] = [];
        const groups = new WriteBatches(new BatchScheduler(AT_ONCE, () => false, MAX_BATCH_SIZE), async requests => {
            sent.push(requests.map(({ path }) => path));
            return requests.map(() => DONE);
        });
        const write = (path: string, look: () => Promise<string | null>) =>
            groups.write({ method: "POST", path }, look).catch((error: Error) => error.message);
        const answers = await Promise.all([
            write("a", async () => null),
            write("b", async () => "moved"),
            write("c", () => Promise.reject(new Error("unreadable"))),
            write("d", async () => null),
        ]);
        assert.deepEqual(answers, [DONE, { seen: "moved" }, "unreadable", DONE]);
        assert.deepEqual(sent, [["a", "d"]]);
    });
});
