import assert from "node:assert/strict";
import { BulkReader } from "../../provider/observe/bulk-reader";
import { readGateNote, toGateInput } from "../../provider/observe/gate-note";
import { NO_FACTS } from "../../provider/observe/observed-facts";
import { Recorder } from "../../provider/observe/recorder";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, N2, objectId, SEATTLE, smallWorld } from "../support/worlds/world";

const ALICE = objectId(1);
/** More than are asked one by one. */
const MANY = 100;

describe("the bulk reader", () => {
    let tenant: EmbeddedTenant;
    let reader: BulkReader;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(smallWorld());
        tenant.reads.start();
        reader = new BulkReader(tenant);
    });
    afterEach(() => tenant.close());

    it("looks up a few questions one by one, and many announced ones in lists of the whole tenant", async () => {
        await reader.number(N1);
        await reader.account(ALICE);
        assert.equal(tenant.reads.total(), 2);
        reader.expect(MANY);
        await reader.number(N1);
        const read = tenant.reads.total();
        for (let question = 0; question < MANY; question++) {
            assert.equal((await reader.account("SIP:alice.sip@contoso.com"))?.objectId, ALICE);
            assert.equal((await reader.number(N2))?.number, N2);
            assert.equal((await reader.location(SEATTLE))?.city, "Seattle");
        }
        assert.equal(tenant.reads.total(), read);
    });

    it("asks each announced question once, and reads no list, in a tenant that is much larger", async () => {
        tenant.bulkReadThreshold = async () => ({ together: 10 * MANY, apart: MANY });
        reader.expect(2 * MANY);
        for (let round = 0; round < MANY; round++) {
            assert.equal((await reader.account("alice@contoso.com"))?.objectId, ALICE);
            assert.equal((await reader.account(ALICE))?.objectId, ALICE);
            assert.equal((await reader.number(N1))?.number, N1);
        }
        assert.equal(tenant.reads.total(), 2);
        reader.expect(1);
        await reader.number(N1);
        assert.equal(tenant.reads.total(), 3, "the next wave asks anew");
    });

    it("makes no more lookups for a thousand unknown names than for a hundred", async () => {
        reader.expect(MANY);
        const unknown = async (count: number) => {
            for (let index = 0; index < count; index++) {
                assert.equal(await reader.account(`nobody.${index}@contoso.com`), null);
            }
            return tenant.reads.total();
        };
        assert.equal(await unknown(MANY), await unknown(10 * MANY));
    });

    it("makes no more lookups for a thousand unknown numbers than for a hundred", async () => {
        reader.expect(MANY);
        const unknown = async (count: number) => {
            for (let index = 0; index < count; index++) assert.equal(await reader.number(`+1999555${index}`), null);
            return tenant.reads.total();
        };
        assert.equal(await unknown(MANY), await unknown(10 * MANY));
    });

    it("makes no lookup for the answers it learnt, until a write changes them", async () => {
        const change = {
            kind: "assign",
            account: ALICE,
            number: N1,
            type: "DirectRouting",
            category: "Primary",
        } as const;
        const told = new Recorder(reader);
        await told.account("Alice@contoso.com");
        await told.number(N1);
        await told.number("+19995550000");
        const provider = new BulkReader(tenant);
        // As it goes through the engine.
        const input = toGateInput({ observed: told.facts });
        provider.learn(readGateNote(input).observed);
        const read = tenant.reads.total();
        assert.equal((await provider.account("alice@contoso.com"))?.objectId, ALICE);
        assert.equal((await provider.number(N1))?.holder, null);
        assert.equal(await provider.number("+19995550000"), null);
        assert.equal(tenant.reads.total(), read);
        provider.written(change);
        await tenant.apply([change]);
        assert.equal((await provider.number(N1))?.holder?.objectId, ALICE);
        assert.equal((await provider.account("alice@contoso.com"))?.numbers.length, 1);
    });

    it("learns nothing from an input that the gate did not write", () => {
        for (const value of [
            undefined,
            null,
            "facts",
            "{",
            JSON.stringify({ observed: { accounts: [["a"]] } }),
            JSON.stringify({ observed: { numbers: {} } }),
        ])
            assert.equal(readGateNote(value).observed, NO_FACTS);
    });

    it("finds an account that was renamed after the tenant was read, and the current data of one that it wrote to", async () => {
        reader.expect(MANY);
        await reader.number(N1);
        tenant.directory.rename(ALICE, "alice.smith@contoso.com");
        assert.equal((await reader.account("alice.smith@contoso.com"))?.objectId, ALICE);
        const change = { account: ALICE, number: N1, type: "DirectRouting", category: "Primary" } as const;
        reader.written({ ...change, kind: "assign" });
        await tenant.apply([{ ...change, kind: "assign" }]);
        assert.equal((await reader.number(N1))?.holder?.objectId, ALICE);
        assert.equal((await reader.account(ALICE))?.numbers.length, 1);
    });
});
