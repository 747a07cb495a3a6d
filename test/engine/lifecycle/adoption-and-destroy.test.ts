import assert from "node:assert/strict";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, N3, OC, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const succeeds = (run: Run) => {
    assert.equal(run.code, 0, run.output);
    return run;
};

describe("on the real engine,", () => {
    let project: Project;
    afterEach(() => project.close());

    it("up adopts what is as declared, corrects what differs, and takes nothing from another owner", async () => {
        const numbers = [
            { number: N1, holder: "alice@contoso.com", location: SEATTLE },
            { number: N2, holder: "bob@contoso.com", location: SEATTLE },
            { number: N3, holder: "dave@contoso.com" },
            { number: OC, holder: "carol@contoso.com" },
        ];
        project = await Project.create({ world: smallWorld({ numbers }) });
        const match = { name: "match", args: direct("alice", N1) };
        const mismatch = { name: "mismatch", args: direct("bob", N2, { locationId: PORTLAND }) };
        project.declare([match, mismatch]);
        assert.equal(steps(succeeds(await project.up())).create, 3);
        assert.deepEqual(
            project.log().map(({ operation, number }) => `${operation} ${number}`),
            [`setLocation ${N2}`],
        );
        for (const [args, message] of [
            [direct("carol", N3), /held by Dave.*takeFrom: "dave@contoso\.com".*\[number-taken\]/s],
            [direct("carol", OC), /\[number-type-mismatch\]/],
        ] as const) {
            project.declare([match, mismatch, { name: "refused", args }]);
            const run = await project.up();
            assert.notEqual(run.code, 0);
            assert.match(run.output, message);
        }
        assert.equal(project.log().length, 1);
    });

    it("an optional argument that is absent, null or removed leads to no write", async () => {
        project = await Project.create({ world: smallWorld() });
        const declare = (more: Record<string, unknown>) =>
            project.declare([{ name: "a", args: direct("alice", N1, more) }]);
        const nulls = { assignmentCategory: null, takeFrom: null, replacesNumber: null, enterpriseVoiceEnabled: null };
        for (const [more, expected] of [
            [{}, ["assign"]],
            [nulls, ["assign"]],
            [{ ...nulls, assignmentCategory: "Primary", takeFrom: "alice@contoso.com" }, ["assign"]],
            [{ locationId: SEATTLE }, ["assign", "setLocation"]],
            [nulls, ["assign", "setLocation"]],
            [{ locationId: null }, ["assign", "setLocation", "setLocation"]],
            [{}, ["assign", "setLocation", "setLocation"]],
        ] as const) {
            declare(more);
            succeeds(await project.up());
            assert.deepEqual(
                project.log().map(({ operation }) => operation),
                expected,
                JSON.stringify(more),
            );
        }
        assert.ok(!("locationId" in ((await project.state())[0]?.inputs ?? {})));
    });

    it("a destroy of 50 in parallel releases each once, and releases none without configuration", async () => {
        const people = Array.from({ length: 50 }, (_, index) => ({
            objectId: objectId(100 + index),
            userPrincipalName: `person${index}@contoso.com`,
            displayName: `Person ${index}`,
            usageLocation: "US",
            licences: ["MCOEV"],
        }));
        project = await Project.create({ world: { ...smallWorld(), accounts: people, numbers: [] } });
        project.declare(
            people.map((_, index) => ({
                name: `p${index}`,
                args: direct(`person${index}`, `+1206555${2000 + index}`),
            })),
        );
        succeeds(await project.up());
        // Without the program the engine configures the provider process with what the state holds.
        const { output } = await project.pulumi("stack", "export");
        const state = JSON.parse(output.slice(output.indexOf("{")));
        // All other tests read the state from the file that the engine keeps it in.
        const own = ({ type }: { type: string }) => type.endsWith("teams:PhoneNumberAssignment");
        assert.deepEqual(state.deployment.resources.filter(own), await project.state());
        project.write("whole.json", JSON.stringify(state));
        const provider = state.deployment.resources.find((each: { type: string }) =>
            /^pulumi:providers:pulumi-nodejs/.test(each.type),
        );
        for (const values of [provider.inputs, provider.outputs]) delete values["teams-phone:tenant"];
        project.write("bare.json", JSON.stringify(state));
        succeeds(await project.pulumi("stack", "import", "--file", "bare.json"));
        const bare = await project.destroy("--parallel", "50", "--continue-on-error");
        assert.notEqual(bare.code, 0);
        assert.match(bare.output, /no tenant is configured/);
        assert.equal(new Set(bare.output.match(/\bp\d+ \*\*deleting failed\*\*/g)).size, 50, bare.output);
        assert.equal(project.log().length, 50);
        succeeds(await project.pulumi("stack", "import", "--file", "whole.json"));
        succeeds(await project.destroy("--parallel", "50"));
        const released = project.log().slice(50);
        assert.ok(released.every(({ operation }) => operation === "release"));
        assert.equal(new Set(released.map(({ number }) => number)).size, 50);
        assert.equal(released.length, 50);
        assert.deepEqual(await project.state(), []);
    });
});
