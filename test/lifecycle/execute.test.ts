import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { kindsInJournal } from "../../provider/change-set/journal-file";
import { execute } from "../../provider/lifecycle/apply/execute";
import { PAUSES_MS, waitUntil } from "../../provider/lifecycle/apply/wait-until";
import type { Step } from "../../provider/plan/step";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { connectedTo } from "../support/connection";
import { N1, objectId, smallWorld } from "../support/worlds/world";

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
    const run = async () => execute(await connectedTo(tenant), move, THREE_LOOKS);
    const writes = () => tenant.log().map(({ operation, account }) => [operation, account]);
    const holder = async () => (await tenant.findNumbers([N1]))[0]?.holder?.objectId ?? null;

    it("is neither repeated nor undone when the tenant shows it only at the third read", async () => {
        tenant.faults.add({ operation: "set", kind: "cut-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 2 });
        await run();
        assert.deepEqual(writes(), [
            ["release", BOB],
            ["assign", ALICE],
        ]);
    });

    it("leaves no number without an account when it was a release that the tenant shows late", async () => {
        tenant.faults.add({ operation: "remove", kind: "cut-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 2 });
        await run();
        assert.equal(await holder(), ALICE);
    });

    it("counts as not made when no read shows it, and the steps before it are undone", async () => {
        tenant.faults.add({ operation: "set", kind: "cut-before" });
        await assert.rejects(run(), /the tenant shows that nothing was written[\s\S]*Restored/);
        assert.deepEqual(writes(), [
            ["release", BOB],
            ["assign", BOB],
        ]);
    });

    it("is not counted in the run's journal if it was undone", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-journal-"));
        const journal = path.join(folder, "writes");
        const counted = async () => {
            const connection = await connectedTo(tenant);
            connection.run.journal.open(journal);
            await execute(connection, move, THREE_LOOKS).catch(() => {});
            return kindsInJournal(readFileSync(journal, "utf8"));
        };
        tenant.faults.add({ operation: "set", kind: "cut-before" });
        assert.deepEqual(await counted(), []);
        assert.deepEqual(await counted(), ["release", "assign"]);
        rmSync(folder, { recursive: true });
    });

    it("takes the number from nobody when the tenant shows it only after the last read", async () => {
        tenant.faults.add({ operation: "set", kind: "cut-after" });
        tenant.faults.add({ operation: "get", kind: "stale", times: 3 });
        await assert.rejects(run(), /NOT restored/);
        assert.equal(await holder(), ALICE);
    });
});

describe("a write that another process made first", () => {
    let tenant: EmbeddedTenant;
    beforeEach(() => {
        tenant = EmbeddedTenant.inMemory(smallWorld());
    });
    afterEach(() => tenant.close());

    const about = { number: N1, type: "DirectRouting" } as const;
    const give = (account: string) => ({ ...about, kind: "assign", account, category: "Primary" }) as const;
    const take: Step = { change: { ...about, kind: "release", expectedHolder: BOB }, undo: give(BOB) };
    const run = async (...steps: readonly Step[]) => execute(await connectedTo(tenant), steps, THREE_LOOKS);
    const set = (identity: string) =>
        tenant.service.set({ identity, phoneNumber: N1, phoneNumberType: "DirectRouting" });
    const taken = {
        code: "number-taken",
        message: /assigned to Carol .*`takeFrom: "carol@contoso\.com"`.*\[number-taken\]/,
    };

    it("is reported with the new holder, and how to take the number, if it was an assign", async () => {
        set("carol@contoso.com");
        await assert.rejects(run({ change: give(ALICE), undo: null }), taken);
    });

    it("is reported with the new holder if it was a release, because the expected holder no longer has the number", async () => {
        set("carol@contoso.com");
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), taken);
    });

    it("counts as done if it was a release, and is not undone when the assign then fails", async () => {
        await run(take, { change: give(ALICE), undo: null });
        assert.equal((await tenant.findNumbers([N1]))[0]?.holder?.objectId, ALICE);
        tenant.service.remove({ identity: ALICE, phoneNumber: N1, phoneNumberType: "DirectRouting" });
        tenant.faults.add({ operation: "set", kind: "refuse" });
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), { code: "change-failed" });
        assert.equal((await tenant.findNumbers([N1]))[0]?.holder, null);
    });

    it("is a plain failure if the other process gave the number to the declared account", async () => {
        set(ALICE);
        await assert.rejects(run(take, { change: give(ALICE), undo: null }), { code: "change-failed" });
    });
});

describe("waiting for a change to be visible", () => {
    it("ends at the expected answer, or after the last pause with the last answer", async () => {
        let looks = 0;
        const look = async () => ++looks;
        assert.equal(await waitUntil(look, answer => answer === 2, THREE_LOOKS), 2);
        assert.equal(await waitUntil(look, () => false, THREE_LOOKS), 5);
    });

    it("rejects at once when a read fails", async () => {
        let looks = 0;
        const look = async () => {
            looks += 1;
            throw new Error("throttled");
        };
        await assert.rejects(
            waitUntil(look, () => true, THREE_LOOKS),
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
