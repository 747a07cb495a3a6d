import assert from "node:assert/strict";
import type { Answer } from "../../provider/tenant/graph/answer";
import { Departures } from "../../provider/tenant/graph/departures";
import { WriteGroups } from "../../provider/tenant/graph/write-groups";
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

describe("what goes out together", () => {
    const AT_ONCE = { gatherMs: 0, crowdGatherMs: 0, mostGatherMs: 10_000 };
    const turn = () => new Promise(resolve => setTimeout(resolve, 5));

    it("waits while others are under way, and leaves in groups", async () => {
        let isBusy = true;
        const left: number[] = [];
        const departures = new Departures(AT_ONCE, () => isBusy, 2);
        for (let index = 0; index < 5; index++) departures.join(group => left.push(group));
        await turn();
        assert.deepEqual(left, []);
        isBusy = false;
        await turn();
        assert.deepEqual(left, [1, 1, 2, 2, 3]);
    });

    it("takes along what the others bring about when they leave", async () => {
        const left: string[] = [];
        const departures = new Departures(AT_ONCE, () => false);
        departures.joinLast(() => left.push("last"));
        departures.join(() => departures.joinLast(() => left.push("brought about")));
        await turn();
        assert.deepEqual(left, ["last", "brought about"]);
    });

    it("is not kept by a write whose look fails, or finds that it is not to be made", async () => {
        const sent: string[][] = [];
        const done: Answer = { kind: "answer", status: 200, headers: {}, body: null, requestId: null };
        const groups = new WriteGroups(
            AT_ONCE,
            () => false,
            async requests => {
                sent.push(requests.map(({ path }) => path));
                return requests.map(() => done);
            },
        );
        const write = (path: string, look: () => Promise<string | null>) =>
            groups.write({ method: "POST", path }, look).catch((error: Error) => error.message);
        const answers = await Promise.all([
            write("a", async () => null),
            write("b", async () => "moved"),
            write("c", () => Promise.reject(new Error("unreadable"))),
            write("d", async () => null),
        ]);
        assert.deepEqual(answers, [done, { seen: "moved" }, "unreadable", done]);
        assert.deepEqual(sent, [["a", "d"]]);
    });
});
