import assert from "node:assert/strict";
import { BulkReader } from "../../../provider/observe/bulk-reader";
import { crowdedWorld, objectId, person } from "../../support/world";
import { type Connected, connected } from "./graph-on-emulator";
import { forgetToken, onParts } from "./graph-stub";

/** Each holds a number. */
const PEOPLE = 3_000;
describe("a tenant that is larger than what is declared, through Microsoft Graph,", () => {
    let on: Connected;
    before(async () => {
        on = await connected({}, {}, crowdedWorld(PEOPLE, true));
    });
    after(() => on.close());
    beforeEach(() => on.emulator.emulation.requests.clear());

    /** What a gate asks of so many declarations. */
    const look = async (count: number) => {
        const reader = new BulkReader(on.tenant);
        reader.expect(3 * count);
        return Promise.all(
            Array.from({ length: count }, async (_, index) => {
                const [account, number] = await Promise.all([
                    reader.account(person(index).userPrincipalName),
                    reader.number(person(index).number),
                ]);
                assert.equal(number?.holder?.objectId, account?.objectId);
                assert.equal(account?.numbers[0]?.number, person(index).number);
                return reader.account(account?.objectId ?? "");
            }),
        );
    };
    const asked = () => {
        const recent = on.emulator.emulation.requests.recent(10_000);
        const isList = (path: string) =>
            !/filter|count/.test(path) && /(Assignments|Configurations|users)(\?|$)/.test(path);
        return {
            http: recent.filter(({ inBatch }) => !inBatch).length,
            lists: recent.filter(({ path }) => isList(path)).length,
        };
    };

    it("is asked about what is declared, in fewer requests than its lists have pages", async () => {
        await look(200);
        const { http, lists } = asked();
        assert.equal(lists, 0);
        assert.ok(http <= 8, `${http} requests`);
    });

    it("is read as a whole where that takes fewer requests", async () => {
        await look(1_000);
        assert.ok(asked().lists > 0);
    });

    it("is read as a whole after a while by who asks a few questions at a time and goes on", async () => {
        const reader = new BulkReader(on.tenant);
        for (let start = 0; start < 500; start += 50)
            await Promise.all(Array.from({ length: 50 }, (_, index) => reader.number(person(start + index).number)));
        const { http, lists } = asked();
        assert.ok(lists > 0);
        assert.ok(http - lists <= 10, `${http - lists} requests beside the lists`);
    });
});

describe("how large a tenant of Microsoft Graph is", () => {
    afterEach(forgetToken);
    const held = [1, 2].map(index => ({
        telephoneNumber: person(index).number,
        numberType: "directRouting",
        assignmentStatus: "userAssigned",
        assignmentTargetId: objectId(index),
    }));
    const configurations = [1, 2].map(index => ({ id: objectId(index) }));
    /** A service with so many users that answers the rest as it is told. */
    const sized = (answer: (path: string) => unknown) =>
        onParts(path => {
            const body = answer(path);
            if (body !== undefined) return body === null ? { status: 400 } : { body };
            if (path.includes("$count=true")) return { body: { "@odata.count": 50_000, value: [] } };
            return { body: { value: path.includes("userConfigurations") ? configurations : held } };
        }).tenant.listsPayFrom();

    it("decides from how many questions on its lists are read", async () => {
        const { together, apart } = await sized(() => undefined);
        assert.ok(together > 20_000, String(together));
        assert.ok(apart > 1_000 && apart < together, String(apart));
    });

    it("is not relied on where questions about many at a time are refused, or are answered with what was not asked for", async () => {
        const inFull = (await sized(() => undefined)).together;
        const unlike: [string, unknown][] = [
            ["telephoneNumber in", null],
            ["assignmentTargetId in", null],
            ["id in", null],
            ["id in", { value: [{ id: objectId(3) }] }],
            ["assignmentTargetId in", { value: [] }],
            ["assignmentStatus eq", { value: [] }],
        ];
        for (const [filter, body] of unlike) {
            const { together } = await sized(path => (path.includes(filter) ? body : undefined));
            assert.ok(together < inFull / 10, `${filter}: ${together}`);
        }
    });

    it("is as good as nothing where Entra ID does not count, and then the lists are read", async () => {
        for (const body of [null, { value: [] }])
            assert.equal((await sized(path => (path.includes("$count") ? body : undefined))).together, 0);
    });
});
