import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    truncateSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { stringify } from "yaml";
import { TeamsPhoneError } from "../../provider/errors";
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

describe("creating a tenant in place of another", () => {
    let folder: string;
    let world: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        world = path.join(folder, "world.yaml");
        writeFileSync(world, stringify(smallWorld()));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const at = (name: string) => path.join(folder, name);
    const write = (name: string, bytes: string | Uint8Array) => {
        writeFileSync(at(name), bytes);
        return at(name);
    };
    function tenantAt(name: string): string {
        EmbeddedTenant.open({ file: at(name), world }).close();
        return at(name);
    }
    const isUsable = (file: string) => EmbeddedTenant.open({ file }).close();

    it("replaces a tenant, a damaged one, an empty file and one that was cut off while it was made", () => {
        const damaged = tenantAt("damaged.db");
        writeFileSync(damaged, readFileSync(damaged).fill(7, 100));
        const cutOff = at("cut-off.db");
        const begun = new DatabaseSync(cutOff);
        begun.exec("PRAGMA journal_mode = WAL");
        begun.close();
        for (const file of [tenantAt("tenant.db"), damaged, write("empty.db", ""), cutOff, at("new.db")]) {
            EmbeddedTenant.replace(file, world);
            isUsable(file);
        }
        assert.deepEqual(
            readdirSync(folder).filter(name => !/^[\w-]+\.(db|yaml)$/.test(name)),
            [],
        );
    });

    it("never replaces a file that is not a tenant", () => {
        const theirs = new DatabaseSync(at("theirs.db"));
        theirs.exec("CREATE TABLE recipes (name TEXT)");
        theirs.close();
        mkdirSync(at("folder"));
        const others = [at("theirs.db"), write("letter.txt", "Dear Ms Gray"), write("zeros.db", new Uint8Array(8192))];
        for (const file of [...others, world, at("folder"), ...(existsSync("/dev/null") ? ["/dev/null"] : [])]) {
            const before = others.map(each => readFileSync(each));
            assert.throws(() => EmbeddedTenant.replace(file, world), { code: "usage", message: /Use another --file/ });
            assert.deepEqual(
                others.map(each => readFileSync(each)),
                before,
            );
        }
    });

    it("keeps the tenant if the new one cannot be made", () => {
        const file = tenantAt("tenant.db");
        const before = readFileSync(file);
        assert.throws(() => EmbeddedTenant.replace(file, at("missing.yaml")), { code: "world-missing" });
        assert.throws(() => EmbeddedTenant.replace(file, write("bad.yaml", "tenant: 1")), { code: "world-malformed" });
        assert.deepEqual(readFileSync(file), before);
    });

    it("reads a world only from a file of a reasonable size, because a device or a pipe never ends", () => {
        const large = write("large.yaml", "");
        truncateSync(large, 300 * 1024 * 1024);
        const pipe = at("pipe");
        const hasPipe = spawnSync("mkfifo", [pipe]).status === 0;
        const devices = ["/dev/zero", ...(hasPipe ? [pipe] : [])].filter(existsSync);
        for (const each of [large, ...devices])
            assert.throws(() => EmbeddedTenant.replace(at("new.db"), each), {
                code: "world-missing",
                message: /too large|not a file/,
            });
        for (const file of devices) assert.throws(() => EmbeddedTenant.open({ file }), { code: "tenant-unreadable" });
    });
});

describe("a damaged tenant's file", () => {
    it("gives one clear message at its first use, or is read, wherever the damage is", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        const [file, world] = [path.join(folder, "tenant.db"), path.join(folder, "world.yaml")];
        writeFileSync(world, stringify(smallWorld()));
        EmbeddedTenant.open({ file, world }).close();
        const whole = readFileSync(file);
        const damages = [
            ...[0, 16, 100, 1000, 4096, 8192, 20_000].map(offset => Buffer.from(whole).fill(255, offset, offset + 400)),
            ...[1, 100, 4096, 10_000].map(length => whole.subarray(0, length)),
        ];
        let refused = 0;
        for (const bytes of damages) {
            for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
            writeFileSync(file, bytes);
            try {
                const tenant = EmbeddedTenant.open({ file });
                try {
                    await tenant.describe();
                    await tenant.findNumbers([N1]);
                    await tenant.findAccounts(["alice@contoso.com"]);
                    for await (const page of tenant.inventory()) assert.ok(page.length > 0);
                    tenant.log();
                } finally {
                    tenant.close();
                }
            } catch (error) {
                refused += 1;
                assert.ok(error instanceof TeamsPhoneError, String((error as Error).stack));
                assert.equal(error.code, "tenant-unreadable");
                assert.match(error.message, /^The tenant's file .*tenant\.db cannot be used: /);
                assert.doesNotMatch(error.message, /permissions/);
            }
        }
        assert.ok(refused >= damages.length / 2, `${refused} of ${damages.length}`);
        rmSync(folder, { recursive: true, force: true });
    });
});
