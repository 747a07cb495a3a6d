import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { TeamsPhoneError } from "../../provider/errors";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { N1, N2, objectId, SEATTLE, smallWorld } from "../support/worlds/world";
import { tenantContract } from "./contract";

function place(world: unknown = smallWorld()) {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    const options = { file: path.join(folder, "deep/tenant.db"), world: path.join(folder, "world.yaml") };
    writeFileSync(options.world, typeof world === "string" ? world : stringify(world));
    return { ...options, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

tenantContract("the embedded tenant", async () => {
    const { remove, ...options } = place();
    const tenant = EmbeddedTenant.open(options);
    return {
        tenant,
        close: () => {
            tenant.close();
            remove();
        },
    };
});

describe("the embedded tenant", () => {
    let where: ReturnType<typeof place>;
    let tenant: EmbeddedTenant;
    const direct = { phoneNumber: N1, phoneNumberType: "DirectRouting" };
    beforeEach(() => {
        where = place();
        tenant = EmbeddedTenant.open(where);
    });
    afterEach(() => {
        tenant.close();
        where.remove();
    });

    it("logs one entry per committed write, even without effect, and none for a refusal or its own creation", () => {
        assert.deepEqual(tenant.log(), []);
        tenant.clock.set(new Date("2026-01-02T03:04:05Z"));
        const alice = { identity: "alice@contoso.com", ...direct };
        tenant.service.set(alice);
        tenant.service.set(alice);
        tenant.service.set({ ...alice, locationId: SEATTLE });
        assert.throws(() => tenant.service.set({ ...alice, identity: "bob@contoso.com" }));
        tenant.service.remove(alice);
        assert.deepEqual(
            tenant.log().map(({ operation }) => operation),
            ["assign", "assign", "setLocation", "release"],
        );
        const [first] = tenant.log();
        assert.deepEqual(first, {
            seq: 1,
            time: "2026-01-02T03:04:05.000Z",
            operation: "assign",
            number: N1,
            account: objectId(1),
            before: { holder: null, type: "DirectRouting", locationId: null, enterpriseVoiceEnabled: false },
            after: { holder: objectId(1), type: "DirectRouting", locationId: null, enterpriseVoiceEnabled: true },
        });
    });

    it("accepts a Direct Routing number that was never uploaded, and forgets it on release", async () => {
        const unknown = {
            identity: "alice@contoso.com",
            phoneNumber: "+1206555000;ext=1234",
            phoneNumberType: "DirectRouting",
        };
        tenant.service.set(unknown);
        assert.equal((await tenant.findNumbers([unknown.phoneNumber]))[0]?.holder?.objectId, objectId(1));
        tenant.service.remove(unknown);
        assert.deepEqual(await tenant.findNumbers([unknown.phoneNumber]), [null]);
    });

    it("injects refusals and cut connections into calls of another process", async () => {
        const other = EmbeddedTenant.open(where);
        const change = {
            kind: "assign",
            account: objectId(1),
            number: N1,
            type: "DirectRouting",
            category: "Primary",
        } as const;
        tenant.faults.add({ operation: "set", kind: "refuse", code: "Teapot", message: "short and stout", number: N1 });
        tenant.faults.add({ operation: "set", kind: "cut-before", account: objectId(1) });
        tenant.faults.add({ operation: "set", kind: "cut-after" });
        assert.deepEqual(await other.apply([change]), [
            { kind: "refused", code: "Teapot", message: "short and stout" },
        ]);
        assert.equal((await other.apply([change]))[0]?.kind, "unknown");
        assert.equal(tenant.log().length, 0);
        assert.equal((await other.apply([change]))[0]?.kind, "unknown");
        assert.equal(tenant.log().length, 1);
        assert.deepEqual(await other.apply([change]), [{ kind: "done" }]);
        other.close();
    });

    it("lets `skip` calls pass and then makes `times` calls fail", async () => {
        tenant.faults.add({ operation: "get", kind: "cut-before", skip: 1, times: 2 });
        const results = [];
        for (let call = 0; call < 4; call++)
            results.push(
                await tenant.findNumbers([N1]).then(
                    () => "ok",
                    () => "lost",
                ),
            );
        assert.deepEqual(results, ["ok", "lost", "lost", "ok"]);
    });

    it("warns about a world that was edited after the tenant was created", () => {
        const world = smallWorld();
        writeFileSync(where.world, stringify({ ...world, tenant: { ...world.tenant, name: "Renamed" } }));
        const again = EmbeddedTenant.open(where);
        assert.match(again.warnings[0] ?? "", /world was edited.*--force/);
        again.close();
    });

    it("is created once by processes that start at the same time, and assigns a contested number to one of them", async () => {
        const fresh = place();
        const outcomes = await Promise.all(
            [1, 2, 3, 4].map(index =>
                inAnotherProcess(fresh, {
                    kind: "assign",
                    account: objectId(index),
                    number: N2,
                    type: "DirectRouting",
                    category: "Primary",
                }),
            ),
        );
        const done = outcomes.filter(outcome => outcome.includes('"done"'));
        assert.equal(done.length, 1, outcomes.join("\n"));
        assert.equal(
            outcomes.filter(outcome => outcome.includes("has already been assigned")).length,
            3,
            outcomes.join("\n"),
        );
        fresh.remove();
    });

    it("refuses any malformed world with an error of its own", () => {
        fc.assert(
            fc.property(fc.oneof(fc.anything({ withNullPrototype: false }), fc.string()), world => {
                let text: string;
                try {
                    text = typeof world === "string" ? world : stringify(world);
                } catch {
                    return;
                }
                const malformed = place(text ?? "");
                try {
                    assert.throws(() => EmbeddedTenant.open(malformed), TeamsPhoneError);
                } finally {
                    malformed.remove();
                }
            }),
            { numRuns: 60 },
        );
    });

    it("reports duplicates and dangling references in a world", () => {
        const world = smallWorld({ numbers: [{ number: N1, holder: "zoe@contoso.com", location: "Atlantis" }] });
        const faulty = place({ ...world, accounts: [...world.accounts, world.accounts[0]] });
        const message =
            /accounts\[5\]\.objectId: .*twice[\s\S]*accounts\[5\]\.userPrincipalName[\s\S]*numbers\[0\]\.holder: no account[\s\S]*numbers\[0\]\.location: no location/;
        assert.throws(() => EmbeddedTenant.open(faulty), message);
        faulty.remove();
    });

    it("shares no code with the rules, schema, plan, lifecycle and gate that are tested on it", () => {
        const folder = path.join(__dirname, "../../provider/tenant/embedded");
        for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
            if (!entry.endsWith(".ts")) continue;
            assert.doesNotMatch(
                readFileSync(path.join(folder, entry), "utf8"),
                /from "[./]+\/(rules|schema|plan|lifecycle|gate)\b/,
                entry,
            );
        }
    });
});

function inAnotherProcess(where: { file: string; world: string }, change: unknown): Promise<string> {
    const script = `
        const { EmbeddedTenant } = require(${JSON.stringify(path.join(__dirname, "../../provider/tenant/embedded"))});
        const tenant = EmbeddedTenant.open(${JSON.stringify({ file: where.file, world: where.world })});
        tenant.apply([${JSON.stringify(change)}]).then(outcomes => console.log(JSON.stringify(outcomes)));
    `;
    return new Promise(resolve => {
        const child = spawn(process.execPath, ["--require", require.resolve("tsx"), "-e", script], {
            stdio: ["ignore", "pipe", "pipe"],
        });
        let output = "";
        child.stdout.on("data", text => (output += text));
        child.stderr.on("data", text => (output += text));
        child.on("close", () => resolve(output));
    });
}
