import assert from "node:assert/strict";
import { execute } from "../../provider/lifecycle/apply/execute";
import { lookUntil, PAUSES_MS } from "../../provider/lifecycle/apply/wait-until";
import { BulkReader } from "../../provider/observe/bulk-reader";
import type { Step } from "../../provider/plan/step";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, objectId, smallWorld } from "../support/world";

const ALICE = objectId(1);
const BOB = objectId(2);
const THREE_LOOKS = [0, 0];

describe("a write whose answer was lost", () => {
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(smallWorld({ numbers: [{ number: N1, holder: "bob@contoso.com" }] }));
    });
    afterEach(() => tenant.close());

    const about = { number: N1, type: "DirectRouting" } as const;
    const give = (account: string) => ({ ...about, kind: "assign", account, category: "Primary" }) as const;
    const move: readonly Step[] = [
        { change: { ...about, kind: "release", expectedHolder: BOB }, undo: give(BOB) },
        { change: give(ALICE), undo: null },
    ];
    const run = () => execute({ tenant, reader: new BulkReader(tenant) }, move, THREE_LOOKS);
    const writes = () => tenant.log().map(({ operation, account }) => [operation, account]);
    const holder = async () => (await tenant.findNumbers([N1]))[0]?.holder?.objectId ?? null;

    it("is neither repeated nor undone when the tenant shows it only at the third look", async () => {
        tenant.faults.add({ operation: "set", kind: "fail-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 2 });
        await run();
        assert.deepEqual(writes(), [
            ["release", BOB],
            ["assign", ALICE],
        ]);
    });

    it("strands no number when it was the release, and the tenant shows it late", async () => {
        tenant.faults.add({ operation: "remove", kind: "fail-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 2 });
        await run();
        assert.equal(await holder(), ALICE);
    });

    it("is believed not to have happened when no look shows it, and what came before is taken back", async () => {
        tenant.faults.add({ operation: "set", kind: "fail-before" });
        await assert.rejects(run(), /the tenant shows that nothing was written[\s\S]*Restored/);
        assert.deepEqual(writes(), [
            ["release", BOB],
            ["assign", BOB],
        ]);
    });

    it("takes the number from nobody when it is shown later than anybody waits", async () => {
        tenant.faults.add({ operation: "set", kind: "fail-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 3 });
        await assert.rejects(run(), /NOT restored/);
        assert.equal(await holder(), ALICE);
    });
});

describe("a write that somebody else was faster with", () => {
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(smallWorld());
    });
    afterEach(() => tenant.close());

    const about = { number: N1, type: "DirectRouting" } as const;
    const give = (account: string) => ({ ...about, kind: "assign", account, category: "Primary" }) as const;
    const take: Step = { change: { ...about, kind: "release", expectedHolder: BOB }, undo: give(BOB) };
    const run = (...steps: readonly Step[]) => execute({ tenant, reader: new BulkReader(tenant) }, steps, THREE_LOOKS);
    const set = (identity: string) =>
        tenant.service.set({ identity, phoneNumber: N1, phoneNumberType: "DirectRouting" });
    const taken = {
        code: "number-taken",
        message: /held by Carol .*`takeFrom: "carol@contoso\.com"`.*\[number-taken\]/,
    };

    it("names them, and how to take the number, where it was an assign", async () => {
        set("carol@contoso.com");
        await assert.rejects(run({ change: give(ALICE), undo: null }), taken);
    });

    it("names them where it was a release: the number is not the expected holder's any more", async () => {
        set("carol@contoso.com");
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), taken);
    });

    it("goes on after a release that they made, which is not given back when the assign then fails", async () => {
        await run(take, { change: give(ALICE), undo: null });
        assert.equal((await tenant.findNumbers([N1]))[0]?.holder?.objectId, ALICE);
        tenant.service.remove({ identity: ALICE, phoneNumber: N1, phoneNumberType: "DirectRouting" });
        tenant.faults.add({ operation: "set", kind: "refuse" });
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), { code: "change-failed" });
        assert.equal((await tenant.findNumbers([N1]))[0]?.holder, null);
    });

    it("is a plain failure where they gave the number to the very account that is to have it", async () => {
        set(ALICE);
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), { code: "change-failed" });
    });
});

describe("looking again", () => {
    it("ends at what is expected, or after the last pause with what was seen last", async () => {
        let looks = 0;
        const look = async () => ++looks;
        assert.equal(await lookUntil(look, seen => seen === 2, THREE_LOOKS), 2);
        assert.equal(await lookUntil(look, () => false, THREE_LOOKS), 5);
    });

    it("passes a failed look on at once", async () => {
        let looks = 0;
        const look = async () => {
            looks += 1;
            throw new Error("throttled");
        };
        await assert.rejects(
            lookUntil(look, () => true, THREE_LOOKS),
            /throttled/,
        );
        assert.equal(looks, 1);
    });

    it("pauses longer each time, for 10 seconds in all", () => {
        assert.deepEqual(
            PAUSES_MS,
            [...PAUSES_MS].sort((a, b) => a - b),
        );
        assert.equal(
            PAUSES_MS.reduce((sum, each) => sum + each),
            10_000,
        );
    });
});
