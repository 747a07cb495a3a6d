import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { v1 } from "../../provider/lifecycle";
import { readState } from "../../provider/schema/state";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { direct, N1, objectId, smallWorld } from "../support/worlds/world";
import { assertClear, assertHumane, errorOf, unquoted } from "./clear";
import { assignment, MALFORMED, voice } from "./states";

type State = Record<string, unknown>;

/** Every verb that is given stored outputs, on the resource with that id. */
const VERBS: Record<string, (id: string, outputs: State) => Promise<unknown>> = {
    read: (id, outputs) => v1.read(id, outputs),
    diff: (id, outputs) => v1.diff(id, outputs, direct("alice", N1)),
    update: (id, outputs) => v1.update(id, outputs, direct("alice", N1)),
    delete: (id, outputs) => v1.delete(id, outputs),
};

function idOf(outputs: unknown): string {
    const isFlag =
        (outputs as State | null)?.previousEnterpriseVoiceEnabled !== null &&
        (outputs as State)?.identity === voice.identity;
    return isFlag ? `enterprise-voice/${objectId(2)}` : N1;
}

describe("malformed stored states", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    let tenant: EmbeddedTenant;

    before(() => {
        const place = { file: path.join(folder, "tenant.db"), world: path.join(folder, "world.yaml") };
        const numbers = [{ number: N1, holder: "alice@contoso.com" }];
        writeFileSync(place.world, JSON.stringify(smallWorld({ numbers })));
        tenant = EmbeddedTenant.open(place);
        const values = new Map([
            ["teams-phone:tenant", "embedded"],
            ["teams-phone:world", place.world],
            ["teams-phone:tenantFile", place.file],
        ]);
        v1.configure({ config: { get: key => values.get(key) } });
    });
    after(() => {
        tenant.close();
        v1.configure({ config: { get: () => undefined } });
        rmSync(folder, { recursive: true, force: true });
    });
    afterEach(() => assert.deepEqual(tenant.log(), []));

    it(`are a list of ${MALFORMED.length}, each with a different fault`, () => {
        assert.ok(MALFORMED.length >= 40);
        assert.equal(new Set(MALFORMED.map(([wrong]) => wrong)).size, MALFORMED.length);
    });

    it("have a valid counterpart, which every read-only verb accepts", async () => {
        for (const [id, outputs] of [
            [N1, assignment],
            [`enterprise-voice/${objectId(2)}`, voice],
        ] as const) {
            assert.equal((await v1.read(id, outputs)).id, id);
            await v1.diff(id, outputs, direct("alice", N1));
        }
    });

    for (const [wrong, key, outputs] of MALFORMED) {
        it(`get one clear error from every verb: ${wrong}`, async () => {
            for (const [verb, call] of Object.entries(VERBS)) {
                const error = await errorOf(() => call(idOf(outputs), outputs as State));
                const isNewer = /newer/.test(wrong);
                assertClear(
                    error,
                    isNewer ? "state-newer" : "state-malformed",
                    key,
                    isNewer ? "Install" : "pulumi stack export",
                );
                assert.equal((error as Error).stack, "", `${verb} would print a stack`);
            }
        });
    }

    it("are accepted or refused with a message for any value of one key", async () => {
        const base = fc.constantFrom(assignment, voice);
        const mutated = base.chain(valid =>
            fc.record({
                valid: fc.constant(valid),
                key: fc.constantFrom(...Object.keys(valid)),
                value: fc.jsonValue(),
            }),
        );
        await fc.assert(
            fc.asyncProperty(mutated, async ({ valid, key, value }) => {
                const outputs = { ...valid, [key]: value };
                const id = idOf(valid);
                const isMalformed = problemOf(outputs, id) !== null;
                try {
                    const { id: found } = await v1.read(id, outputs);
                    assert.ok(!isMalformed && found === id, `${key} was taken for ${JSON.stringify(value)}`);
                } catch (error) {
                    assertClear(error, (error as { code: string }).code, ...(isMalformed ? [key] : []));
                    assert.equal((error as Error).stack, "");
                }
            }),
            { numRuns: 500 },
        );
    });

    it("are refused with a message if they are any other value", async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
                async value => {
                    for (const verb of ["diff", "update", "delete"]) {
                        const error = await errorOf(() => VERBS[verb]?.(N1, value as State));
                        assert.match((error as { code: string }).code, /^state-(?:malformed|newer)$/);
                        assertHumane(unquoted((error as Error).message));
                    }
                },
            ),
            { numRuns: 300 },
        );
    });

    it("do not stop `check` if they are the old inputs", async () => {
        await fc.assert(
            fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async olds => {
                assert.deepEqual(
                    (await v1.check({ ...direct("alice", N1), ...olds }, direct("alice", N1))).failures,
                    [],
                );
            }),
            { numRuns: 100 },
        );
    });

    it("explain the form of an id when `.get` has an invalid one", async () => {
        for (const id of [
            "",
            "alice",
            "+1",
            "12065550101",
            "enterprise-voice/",
            "enterprise-voice/zoe@contoso.com",
            "__proto__",
        ]) {
            assertClear(await errorOf(() => v1.read(id, { __provider: "x" })), "not-assigned", `"${id}"`);
        }
    });
});

function problemOf(outputs: State, id: string): unknown {
    try {
        readState(outputs, id);
        return null;
    } catch (error) {
        return error;
    }
}
