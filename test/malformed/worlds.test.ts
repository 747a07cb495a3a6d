import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { stringify } from "yaml";
import { TeamsPhoneError } from "../../provider/errors";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { smallWorld } from "../support/worlds/world";
import { assertClear, assertHumane, errorOf, unquoted } from "./clear";
import { MALFORMED, MALFORMED_FILES } from "./worlds";

describe("malformed worlds", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    const at = (name: string) => path.join(folder, name);
    const existing = { file: at("existing.db"), world: at("good.yaml") };
    let untouched: Buffer;

    before(() => {
        writeFileSync(existing.world, stringify(smallWorld()));
        EmbeddedTenant.open(existing).close();
        untouched = readFileSync(existing.file);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));
    afterEach(() => {
        assert.deepEqual(readFileSync(existing.file), untouched);
        assert.ok(!readdirSync(folder).some(name => /^new/.test(name)), "a tenant was left behind");
    });

    /** Opens a missing tenant and an existing one with the world; both must be refused alike. */
    async function refused(code: string, world: string, ...places: string[]): Promise<string> {
        const error = await errorOf(() => EmbeddedTenant.open({ file: at("new/tenant.db"), world }));
        assertClear(error, code, world, ...places);
        assertClear(await errorOf(() => EmbeddedTenant.open({ file: existing.file, world })), code, world, ...places);
        return (error as Error).message;
    }

    it(`are a list of ${MALFORMED.length + MALFORMED_FILES.length}, each with a different fault`, () => {
        const faults = [...MALFORMED, ...MALFORMED_FILES].map(([wrong]) => wrong);
        assert.ok(faults.length >= 60);
        assert.equal(new Set(faults).size, faults.length);
    });

    for (const [wrong, place, data] of MALFORMED) {
        it(`get one clear error, in memory and in a file: ${wrong}`, async () => {
            const error = await errorOf(() => EmbeddedTenant.inMemory(data));
            assertClear(error, "world-malformed", place);
            writeFileSync(at("bad.yaml"), stringify(data));
            const message = await refused("world-malformed", at("bad.yaml"), place);
            assert.equal(message.split("\n").length, 2, message);
        });
    }

    for (const [wrong, place, bytes] of MALFORMED_FILES) {
        it(`get one clear error for a file of ${wrong}`, async () => {
            writeFileSync(at("bad.yaml"), bytes);
            await refused("world-malformed", at("bad.yaml"), place);
        });
    }

    it("are refused if the file is missing, a folder, or below another file", async () => {
        await refused("world-missing", at("nowhere.yaml"), "the file does not exist");
        mkdirSync(at("folder.yaml"));
        await refused("world-missing", at("folder.yaml"), "it is a folder");
        await refused("world-missing", path.join(existing.world, "world.yaml"), "teams-phone:world");
    });

    it("are reported with all their problems at once", async () => {
        const [account] = smallWorld().accounts;
        const data = {
            tenant: { id: 1, nam: "x" },
            accounts: [{ ...account, type: "x" }, 5],
            numbers: [{}],
            colour: 1,
        };
        const places = [
            "tenant.id",
            "tenant.name",
            "tenant.nam: ",
            "accounts[0].type",
            "accounts[1]",
            "numbers[0].number",
            "numbers[0].type",
            "colour",
        ];
        assertClear(await errorOf(() => EmbeddedTenant.inMemory(data)), "world-malformed", ...places);
    });

    it("never overwrite another program's database in place of the tenant's file", async () => {
        const file = at("theirs.db");
        const theirs = new DatabaseSync(file);
        theirs.exec("CREATE TABLE recipes (name TEXT)");
        theirs.close();
        const bytes = readFileSync(file);
        for (const options of [{ file }, { file, world: existing.world }]) {
            assertClear(await errorOf(() => EmbeddedTenant.open(options)), "tenant-unreadable", file);
            assert.deepEqual(readFileSync(file), bytes);
        }
        assert.ok(!existsSync(`${file}-wal`));
    });

    it("make a tenant or are refused with a message for any value in one place", () => {
        const places: [keyof ReturnType<typeof smallWorld>, number][] = [
            ["accounts", 0],
            ["numbers", 1],
            ["locations", 1],
        ];
        const mutated = fc.constantFrom(...places).chain(([part, index]) => {
            const entries = smallWorld()[part] as Record<string, unknown>[];
            const keys = fc.oneof(fc.constantFrom(...Object.keys(entries[index] ?? {})), fc.string());
            return fc.record({ key: keys, value: fc.jsonValue() }).map(({ key, value }) => ({
                ...smallWorld(),
                [part]: entries.map((entry, each) => (each === index ? { ...entry, [key]: value } : entry)),
            }));
        });
        fc.assert(
            fc.property(fc.oneof(mutated, fc.anything()), world => openable(() => EmbeddedTenant.inMemory(world))),
            { numRuns: 500 },
        );
    });

    it("make a tenant or are refused with a message for any bytes in the file", () => {
        const text = stringify(smallWorld());
        const patched = fc
            .tuple(fc.nat(text.length), fc.nat(20), fc.string({ unit: "binary" }))
            .map(([from, length, patch]) => Buffer.from(text.slice(0, from) + patch + text.slice(from + length)));
        const bytes = fc.oneof(
            patched,
            fc.uint8Array({ maxLength: 300 }),
            fc.string().map(each => Buffer.from(each)),
        );
        fc.assert(
            fc.property(bytes, each => {
                writeFileSync(at("bad.yaml"), each);
                openable(() => EmbeddedTenant.open({ file: at("any.db"), world: at("bad.yaml") }));
                for (const suffix of ["", "-wal", "-shm"]) rmSync(at(`any.db${suffix}`), { force: true });
            }),
            { numRuns: 200 },
        );
    });
});

function openable(open: () => EmbeddedTenant): void {
    try {
        open().close();
    } catch (error) {
        assert.ok(error instanceof TeamsPhoneError, error instanceof Error ? error.stack : String(error));
        assert.equal(error.code, "world-malformed");
        assertHumane(unquoted(error.message).slice(0, 1000));
    }
}
