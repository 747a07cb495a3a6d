import assert from "node:assert/strict";
import { BulkReader } from "../../../provider/observe/bulk-reader";
import { crowdedWorld, objectId, person } from "../../support/worlds/world";
import { type Connected, connected } from "./graph-on-emulator";
import { batchingGraphStub, REFUSED } from "./graph-stub";

/** How many people the tenant has. Each holds a number. */
const PEOPLE = 3_000;
describe("a large tenant behind Microsoft Graph", () => {
    let on: Connected;
    before(async () => {
        on = await connected({}, {}, crowdedWorld(PEOPLE, true));
    });
    after(() => on.close());
    beforeEach(() => on.emulator.emulation.requests.clear());

    /** Asks what the gate asks about this many declarations. */
    const askAbout = async (count: number) => {
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
    const requests = () => {
        const recent = on.emulator.emulation.requests.recent(10_000);
        const isList = (path: string) =>
            !/filter|count/.test(path) && /(Assignments|Configurations|users)(\?|$)/.test(path);
        return {
            http: recent.filter(({ inBatch }) => !inBatch).length,
            lists: recent.filter(({ path }) => isList(path)).length,
        };
    };

    it("is read by questions about what is declared if that takes fewer requests than its lists", async () => {
        await askAbout(200);
        const { http, lists } = requests();
        assert.equal(lists, 0);
        assert.ok(http <= 8, `${http} requests`);
    });

    it("is read by its lists if that takes fewer requests", async () => {
        await askAbout(1_000);
        assert.ok(requests().lists > 0);
    });

    it("is read by its lists after a while if the questions come a few at a time", async () => {
        const reader = new BulkReader(on.tenant);
        for (let start = 0; start < 500; start += 50)
            await Promise.all(Array.from({ length: 50 }, (_, index) => reader.number(person(start + index).number)));
        const { http, lists } = requests();
        assert.ok(lists > 0);
        assert.ok(http - lists <= 10, `${http - lists} requests beside the lists`);
    });
});

describe("the threshold for reading the lists of Microsoft Graph", () => {
    const held = [1, 2].map(index => ({
        telephoneNumber: person(index).number,
        numberType: "directRouting",
        assignmentStatus: "userAssigned",
        assignmentTargetId: objectId(index),
    }));
    const configurations = [1, 2].map(index => ({ id: objectId(index) }));
    /** The threshold for 50,000 users. @param respond A body for some paths: `null` is an error, `undefined` the normal answer. */
    const threshold = (respond: (path: string) => unknown) =>
        batchingGraphStub(path => {
            const body = respond(path);
            if (body !== undefined) return body === null ? REFUSED : { body };
            if (path.includes("$count=true")) return { body: { "@odata.count": 50_000, value: [] } };
            return { body: { value: path.includes("userConfigurations") ? configurations : held } };
        }).tenant.bulkReadThreshold();

    it("is high for many users, and lower for questions that come a few at a time", async () => {
        const { together, apart } = await threshold(() => undefined);
        assert.ok(together > 20_000, String(together));
        assert.ok(apart > 1_000 && apart < together, String(apart));
    });

    it("is low if `in` filters are refused or return other rows than they should", async () => {
        const full = (await threshold(() => undefined)).together;
        const faults: [string, unknown][] = [
            ["telephoneNumber in", null],
            ["assignmentTargetId in", null],
            ["id in", null],
            ["id in", { value: [{ id: objectId(3) }] }],
            ["assignmentTargetId in", { value: [] }],
            ["assignmentStatus eq", { value: [] }],
        ];
        for (const [filter, body] of faults) {
            const { together } = await threshold(path => (path.includes(filter) ? body : undefined));
            assert.ok(together < full / 10, `${filter}: ${together}`);
        }
    });

    it("is zero if Entra ID does not count users", async () => {
        for (const body of [null, { value: [] }])
            assert.equal((await threshold(path => (path.includes("$count") ? body : undefined))).together, 0);
    });
});
