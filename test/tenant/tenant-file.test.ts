import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { stringify } from "yaml";
import { execute } from "../../provider/lifecycle/apply/execute";
import type { Step } from "../../provider/plan/step";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { connectedTo } from "../support/connection";
import { N1, objectId, smallWorld } from "../support/worlds/world";

const ALICE = objectId(1);
const BOB = objectId(2);

describe("a tenant's file that fails in the middle of a change", () => {
    let folder: string;
    let tenant: EmbeddedTenant;
    let other: DatabaseSync;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        const [file, world] = [path.join(folder, "tenant.db"), path.join(folder, "world.yaml")];
        writeFileSync(world, stringify(smallWorld({ numbers: [{ number: N1, holder: "bob@contoso.com" }] })));
        tenant = EmbeddedTenant.open({ file, world, busyTimeoutMs: 1 });
        other = new DatabaseSync(file);
    });
    afterEach(() => {
        other.close();
        tenant.close();
        rmSync(folder, { recursive: true, force: true });
    });

    const about = { number: N1, type: "DirectRouting" } as const;
    const give = (account: string) => ({ ...about, kind: "assign", account, category: "Primary" }) as const;
    const move: readonly Step[] = [
        { change: { ...about, kind: "release", expectedHolder: BOB }, undo: give(BOB) },
        { change: give(ALICE), undo: null },
    ];
    const run = async () => execute(await connectedTo(tenant), move, [0]);
    const holder = async () => (await tenant.findNumbers([N1]))[0]?.holder?.objectId ?? null;
    /** SQLite takes back the whole transaction when the disk is full, so that the ROLLBACK that follows fails. */
    const fillDiskOnAssign = () =>
        other.exec(
            `CREATE TRIGGER full BEFORE UPDATE ON numbers WHEN NEW.holder = '${ALICE}' BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END`,
        );

    /** Runs `before` ahead of the second change, and `after` behind it. */
    function aroundSecondChange(before: () => void, after: () => void = () => undefined) {
        const apply = tenant.apply.bind(tenant);
        let calls = 0;
        tenant.apply = async changes => {
            const isSecond = ++calls === 2;
            if (isSecond) before();
            const outcomes = await apply(changes);
            if (isSecond) after();
            return outcomes;
        };
    }

    it("leaves the number with its holder when the disk is full, and the error says so", async () => {
        fillDiskOnAssign();
        await assert.rejects(run(), /the disk is full[\s\S]*nothing was written[\s\S]*Restored/);
        assert.equal(await holder(), BOB);
    });

    it("leaves the number with its holder when another process has locked it", async () => {
        aroundSecondChange(
            () => other.exec("BEGIN IMMEDIATE"),
            () => other.exec("ROLLBACK"),
        );
        await assert.rejects(run(), /tenant\.db cannot be used: database is locked[\s\S]*Restored/);
        assert.equal(await holder(), BOB);
    });

    it("leaves the number with its holder when the backend throws instead of answering", async () => {
        aroundSecondChange(() => {
            throw new Error("out of memory");
        });
        await assert.rejects(run(), /out of memory[\s\S]*Restored/);
        assert.equal(await holder(), BOB);
    });

    it("answers `unknown`, because the answer does not show how far the change went", async () => {
        fillDiskOnAssign();
        const outcomes = await tenant.apply([move[0]?.change ?? give(BOB), give(ALICE)]);
        assert.deepEqual(
            outcomes.map(({ kind }) => kind),
            ["done", "unknown"],
        );
    });

    it("keeps the cause of a failed read of older values, too", async () => {
        await tenant.apply([move[0]?.change ?? give(BOB), give(ALICE)]);
        await tenant.apply([{ ...about, kind: "release", expectedHolder: ALICE }]);
        tenant.faults.add({ operation: "get", kind: "stale" });
        other.exec(
            "CREATE TRIGGER full BEFORE DELETE ON numbers BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END",
        );
        await assert.rejects(tenant.findNumbers([N1]), { code: "tenant-unreadable", message: /the disk is full/ });
    });
});
