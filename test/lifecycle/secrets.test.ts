import assert from "node:assert/strict";
import { createLifecycle } from "../../provider/lifecycle";
import { redact } from "../../provider/messages/redact";
import { GATE_KEY, toGateInput } from "../../provider/observe/gate-note";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { createWorld } from "../support/worlds/embedded-world";
import { direct, N1, N2, objectId } from "../support/worlds/world";

type Arguments = Record<string, unknown>;

const ALICE = ["alice@contoso.com", "alice.sip@contoso.com", "Alice", objectId(1)];
const BOB = ["bob@contoso.com", "bob.sip@contoso.com", "Bob", objectId(2)];
const SECRET = [...ALICE, ...BOB, N1.slice(1), N2.slice(1)];

describe("a message about a declaration with secret arguments", () => {
    let world: ReturnType<typeof createWorld>;
    let tenant: EmbeddedTenant;
    beforeEach(async () => {
        world = createWorld();
        // The first read creates the tenant's file.
        await begin().check({}, direct("carol", N1));
        tenant = EmbeddedTenant.open({ file: world.file });
    });
    afterEach(() => {
        tenant.close();
        world.remove();
    });

    /** The verbs of a run of its own. */
    function begin() {
        const verbs = createLifecycle();
        verbs.configure({ config: { get: key => world.config[key.replace("teams-phone:", "")] } });
        return verbs;
    }

    const secretly = (args: Arguments, ...secretArguments: string[]) => ({
        ...args,
        [GATE_KEY]: toGateInput({ secretArguments: secretArguments.length > 0 ? secretArguments : Object.keys(args) }),
    });

    /** Everything that a run reports: what it fails with, and what it writes to standard error. */
    async function reported(work: () => Promise<unknown>): Promise<string> {
        const texts: string[] = [];
        const { write } = process.stderr;
        process.stderr.write = (text: unknown) => texts.push(String(text)) > 0;
        try {
            texts.push(JSON.stringify(await work()) ?? "");
        } catch (error) {
            texts.push(`${(error as Error).message} ${(error as Error).stack}`);
        } finally {
            process.stderr.write = write;
        }
        return texts.join("\n");
    }
    const assertHidden = (text: string) => {
        assert.match(text, /\[secret\]/);
        for (const each of SECRET) assert.ok(!text.toLowerCase().includes(each.toLowerCase()), `${each} in ${text}`);
    };
    async function assigned(args: Arguments) {
        const run = begin();
        const { inputs, failures } = await run.check({}, secretly(args));
        assert.deepEqual(failures, []);
        const { id, outs } = await run.create(inputs);
        return { id, outs, inputs };
    }

    it("shows no object id, number or name of the account of a secret identity when the service refuses it", async () => {
        tenant.faults.add({ operation: "set", kind: "refuse", times: 9 });
        const run = begin();
        const { inputs } = await run.check({}, secretly(direct("alice", N1)));
        const text = await reported(() => run.create(inputs));
        assert.match(text, /Could not assign \[secret\] to account \[secret\]/);
        assertHidden(text);
    });

    it("shows neither the new nor the old number of a secret one", async () => {
        const { id, outs, inputs: olds } = await assigned(direct("alice", N1));
        tenant.faults.add({ operation: "remove", kind: "refuse", times: 9 });
        const run = begin();
        const { inputs } = await run.check(olds, secretly(direct("alice", N2)));
        assert.deepEqual((await run.diff(id, outs, inputs)).replaces, ["phoneNumber"]);
        const text = await reported(() => run.create(inputs));
        assert.match(text, /Could not release \[secret\]/);
        assertHidden(text);
    });

    it("shows no name of the account that a secret `takeFrom` names", async () => {
        tenant.service.set({ identity: "bob@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" });
        tenant.faults.add({ operation: "remove", kind: "refuse", times: 9 });
        const run = begin();
        const { inputs } = await run.check({}, secretly({ ...direct("alice", N1), takeFrom: "bob.sip@contoso.com" }));
        assertHidden(await reported(() => run.create(inputs)));
    });

    it("shows no secret in a destroy or a refresh, which run without the program", async () => {
        const { id, outs } = await assigned(direct("alice", N1));
        assert.deepEqual(outs.secretArguments, ["identity", "phoneNumber", "phoneNumberType"]);
        tenant.faults.add({ operation: "remove", kind: "refuse" });
        const failed = await reported(() => begin().delete(id, outs));
        assert.match(failed, /Could not release \[secret\]/);
        assertHidden(failed);
        const refreshed = await begin().read(id, outs);
        assert.deepEqual(refreshed.props, outs);
        tenant.service.remove({ identity: "alice@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" });
        const gone = await reported(() => begin().read(id, outs));
        assert.match(gone, /\[secret\] is no longer assigned to \[secret\] \(\[secret\]\)/);
        assertHidden(gone);
    });

    it("hides a name only where it is a word of its own, so that the rest stays readable", () => {
        assert.equal(redact("Al (al@x.org) already has it", ["Al"]), "[secret] ([secret]@x.org) already has it");
        assert.equal(redact("Zoë and Zoëlla", ["Zoë"]), "[secret] and Zoëlla");
    });

    it("keeps no list of secrets in the state of a resource without any", async () => {
        const run = begin();
        const args = direct("alice", N1);
        await run.check({}, args);
        assert.ok(!("secretArguments" in (await run.create(args)).outs));
    });
});
