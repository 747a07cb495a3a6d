import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Project } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { direct, N1, N2, N3, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const TACOMA = "11111111-0000-4000-8000-000000000003";
const secret = (value: unknown) => ({ $secret: value });
const WARNING = /which Pulumi stores and prints in plain text/g;

/** The arguments that are secret, and what the tenant makes of them. */
const SECRETS = [
    ...["alice@contoso.com", "Alice Liddell", objectId(1), "bob@contoso.com", "Bob Liddell", "dave@contoso.com"],
    ...[SEATTLE, PORTLAND, TACOMA, N1, N1.slice(1)],
];

/** The secrets that a text shows: plain, in upper or lower case, or inside a base64 text. */
function shownIn(text: string): string[] {
    const asBase64 = (value: string) => [0, 1, 2].map(before => base64After(before, value));
    const forms = (value: string) => [value, value.toLowerCase(), value.toUpperCase()];
    return SECRETS.filter(value =>
        forms(value)
            .flatMap(form => [form, ...asBase64(form)])
            .some(form => text.includes(form)),
    );
}

/** The middle of a base64 text, which does not depend on its neighbours. */
function base64After(before: number, value: string): string {
    const text = Buffer.from("x".repeat(before) + value).toString("base64");
    return text.slice(before === 0 ? 0 : 4, Math.floor((before + value.length) / 3) * 4);
}

/** Debug lines that Pulumi itself writes, which show every value of every provider. */
const PULUMIS_OWN =
    /arshaling property for RPC|"msg":"(?:Provider\[|Event |SnapshotManager)|RegisterResource RPC finished/;
const withoutPulumisOwn = (text: string) =>
    text
        .split("\n")
        .filter(line => !PULUMIS_OWN.test(line))
        .join("\n");

/** An id is plain text by design. */
const withoutIds = (text: string) => text.replace(/("id": ?"|\[id=|enterprise-voice\/)[^"\]\s]+/g, "");

describe("on the real engine, secrets", () => {
    let project: Project;
    const stateFolder = () => path.join(project.folder, "state");
    const stored = () =>
        readdirSync(stateFolder(), { recursive: true, withFileTypes: true })
            .filter(entry => entry.isFile())
            .map(entry => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
    const declare = (location: string) =>
        project.declare([
            {
                name: "first",
                args: {
                    identity: secret("alice@contoso.com"),
                    phoneNumber: secret(N1),
                    phoneNumberType: "DirectRouting",
                    locationId: secret(location),
                    takeFrom: secret("dave@contoso.com"),
                },
            },
            { name: "second", args: { identity: secret("bob@contoso.com"), enterpriseVoiceEnabled: secret(true) } },
            { name: "third", args: direct("carol", N3) },
        ]);

    beforeEach(async () => {
        const world = smallWorld();
        // Names that nothing else in a text can look like.
        const accounts = world.accounts.map(each => ({ ...each, displayName: `${each.displayName} Liddell` }));
        const locations = [...world.locations, { ...world.locations[0], locationId: TACOMA }];
        project = await Project.create({ world: { ...world, accounts, locations } });
        process.env.PULUMI_DEBUG_COMMANDS = "true";
    });
    afterEach(() => {
        delete process.env.PULUMI_DEBUG_COMMANDS;
        project.close();
    });

    it("appear in no state, event, log or provider text, and appear in debug output only in lines that Pulumi itself writes", async () => {
        project.tenant.service.set({
            identity: "dave@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
        });
        const events = path.join(project.folder, "events.json");
        declare(SEATTLE);
        const planned = await project.preview("--diff");
        const runs = [planned];
        const debug = ["--logtostderr", "-v=9", "-d"];
        const created = succeeds(await project.up("--diff", "--event-log", events, ...debug));
        assert.match(created.output, PULUMIS_OWN);
        const states = stored();
        // Drift of a secret location is shown as one.
        project.tenant.service.set({
            identity: "alice@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
            locationId: PORTLAND,
        });
        runs.push(await project.preview("--refresh", "--diff"));
        declare(TACOMA);
        const updated = await project.up("--refresh", "--diff");
        runs.push(updated);
        for (const { output } of [planned, updated]) {
            assert.equal((output.match(WARNING) ?? []).length, 1, output);
            assert.match(output, /`first`, `second`: .*is the resource's id, which Pulumi stores/);
        }
        // The plan shows what the program does not declare any more, which only the state knows to be secret.
        project.program('require("pulumi-teams-phone");');
        project.configure({
            "teams-phone:tenant": "embedded",
            "teams-phone:world": "world.yaml",
            "teams-phone:planFile": "plan",
        });
        const removed = await project.preview("--diff");
        assert.match(removed.output, /taken away:\n +\[secret\] \(\[secret\]\): \[secret\]/);
        const files = ["plan.md", "plan.json"].map(file => readFileSync(path.join(project.folder, file), "utf8"));
        runs.push(removed, await project.destroy("--diff"));
        const log = withoutPulumisOwn(readFileSync(events, "utf8"));
        assert.match(log, /summaryEvent/);
        const outputs = [withoutPulumisOwn(created.output), ...runs.map(run => succeeds(run).output)];
        const texts = [...outputs, log, ...files, ...states, ...stored()];
        assert.ok(states.length > 0);
        for (const text of texts) assert.deepEqual(shownIn(withoutIds(text)), [], text);
    });

    it("include a value that becomes secret later, and the outputs that follow from it", async () => {
        project.declare([{ name: "first", args: direct("alice", N2, { locationId: SEATTLE }) }]);
        succeeds(await project.up());
        const args = { ...direct("alice", N2), identity: secret("alice@contoso.com"), locationId: secret(SEATTLE) };
        project.declare([{ name: "first", args }]);
        const run = succeeds(await project.up());
        assert.match(run.output, /2 unchanged/);
        const checkpoint = readFileSync(path.join(stateFolder(), ".pulumi/stacks/test/test.json"), "utf8");
        assert.deepEqual(shownIn(checkpoint), []);
        assert.equal(project.log().length, 1);
    });

    it("do not appear in a refusal, which names the argument, not its secret value", async () => {
        project.declare([
            { name: "taken", args: { ...direct("carol", N1), phoneNumber: secret(N1), takeFrom: secret("x@y.org") } },
        ]);
        project.tenant.service.set({
            identity: "dave@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
        });
        const taken = fails(await project.up());
        assert.match(taken.output, /phoneNumber is \[secret\], which is held by Dave.*\[number-taken\]/);
        assert.ok(!withoutIds(taken.output).includes(N1.slice(1)), taken.output);
        project.declare([{ name: "gone", args: { ...direct("zoe", N2), identity: secret("Zoe@contoso.com") } }]);
        const gone = fails(await project.preview());
        assert.match(gone.output, /identity is "\[secret\]", but Test has no account/);
        assert.doesNotMatch(gone.output, /zoe@/i);
        project.declare([
            { name: "refused", args: { ...direct("carol", N2), phoneNumber: secret(N2), locationId: secret(SEATTLE) } },
        ]);
        project.tenant.faults.add({ operation: "set", kind: "refuse", number: N2 });
        const refused = fails(await project.up());
        assert.match(refused.output, /Could not assign \[secret\].*Service is unavailable/s);
        assert.ok(!refused.output.includes(N2.slice(1)), refused.output);
    });

    it("may be Outputs of another declaration, and the run does not wait for ever", async () => {
        project.program(`
            const pulumi = require("@pulumi/pulumi");
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const opts = { additionalSecretOutputs: ["activationState"] };
            const first = new PhoneNumberAssignment("first", ${JSON.stringify(direct("alice", N1))}, opts);
            new PhoneNumberAssignment("second", { identity: pulumi.secret(first.accountObjectId), enterpriseVoiceEnabled: true });
        `);
        succeeds(await project.preview("--parallel", "1"));
        succeeds(await project.up("--parallel", "1"));
        const [first, second] = await project.state();
        const isSecret = (value: unknown) => typeof value === "object" && value !== null && "ciphertext" in value;
        assert.ok(isSecret(first?.outputs.activationState) && !isSecret(first?.outputs.displayName));
        assert.ok(isSecret(second?.outputs.displayName));
    });
});
