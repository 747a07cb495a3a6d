import assert from "node:assert/strict";
import { PROVIDER_TEXT } from "../../../provider/provider-text";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

describe("on the real engine,", () => {
    let project: Project;
    const writes = () => project.log().map(({ operation, number }) => [operation, number]);
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const urnOf = async (id: string) => (await project.state()).find(each => each.id === id)?.urn ?? "";
    const succeeds = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        return run;
    };

    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "bob", args: direct("bob", N2) },
        ]);
        succeeds(await project.up());
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("a rename with an alias leads to no call, because the resource is the same", async () => {
        const args = direct("alice", N1, { locationId: SEATTLE });
        project.declare([
            { name: "alice-smith", args, opts: { aliases: [{ name: "alice" }] } },
            { name: "bob", args: direct("bob", N2) },
        ]);
        const run = succeeds(await project.up());
        assert.equal(steps(run).same, 3, run.output);
        assert.equal(writes().length, 2);
    });

    it("a move into a component writes nothing, with an alias or without one", async () => {
        const program = (name: string, opts: string) => `
            const pulumi = require("@pulumi/pulumi");
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const parent = new pulumi.ComponentResource("test:index:${name}", "${name}");
            const opts = ${opts};
            new PhoneNumberAssignment("alice", ${JSON.stringify(direct("alice", N1, { locationId: SEATTLE }))}, opts);
            new PhoneNumberAssignment("bob", ${JSON.stringify(direct("bob", N2))}, opts);
        `;
        project.program(program("Office", "{ parent, aliases: [{ parent: pulumi.rootStackResource }] }"));
        assert.equal(steps(succeeds(await project.up())).same, 3);
        project.program(program("Building", "{ parent }"));
        const run = succeeds(await project.up());
        for (const number of [N1, N2]) {
            assert.ok(run.output.includes(`${number} stays with`), run.output);
        }
        assert.equal(writes().length, 2);
        assert.equal((await project.state()).length, 2);
    });

    it("--target writes only what it names, and with destroy releases only that", async () => {
        project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: PORTLAND }) },
            { name: "bob", args: direct("bob", N2, { locationId: PORTLAND }) },
        ]);
        succeeds(await project.up("--target", await urnOf(N1)));
        assert.deepEqual(writes().slice(2), [["setLocation", N1]]);
        succeeds(await project.destroy("--target", await urnOf(N1)));
        assert.deepEqual([await holder(N1), await holder(N2)], [null, objectId(2)]);
        assert.deepEqual(
            (await project.state()).map(({ id }) => id),
            [N2],
        );
    });

    it("--target of only the old name of a rename releases the number, and the next full up assigns it again", async () => {
        const bob = await urnOf(N2);
        project.declare([
            { name: "alice", args: direct("alice", N1) },
            { name: "bob-jones", args: direct("bob", N2) },
        ]);
        succeeds(await project.up("--target", bob));
        assert.deepEqual([await holder(N1), await holder(N2)], [objectId(1), null]);
        succeeds(await project.up());
        assert.equal(await holder(N2), objectId(2));
    });

    it("a resource that `pulumi state delete` removed is adopted by the next up without a write", async () => {
        succeeds(await project.pulumi("state", "delete", await urnOf(N1), "--yes"));
        assert.equal(await holder(N1), objectId(1));
        const run = succeeds(await project.up());
        assert.equal(steps(run).create, 1, run.output);
        assert.equal(writes().length, 2);
    });

    it("a resource that `pulumi import --file` added shows no change afterwards", async () => {
        const resources = (await project.state()).map(({ urn, id, inputs, outputs }) => ({
            type: "pulumi-nodejs:dynamic/teams:PhoneNumberAssignment",
            name: urn.split("::").at(-1),
            id,
            inputs: { ...inputs, __provider: PROVIDER_TEXT },
            outputs: { ...outputs, __provider: PROVIDER_TEXT },
        }));
        for (const { id } of resources) succeeds(await project.pulumi("state", "delete", await urnOf(id), "--yes"));
        project.write("import.json", JSON.stringify({ resources }));
        const imported = await project.pulumi(
            ...["import", "--file", "import.json", "--generate-code=false", "--yes", "--skip-preview"],
            ...["--protect=false"],
        );
        succeeds(imported);
        assert.equal((await project.state()).length, 2);
        for (const run of [await project.preview("--refresh"), await project.up()])
            assert.match(succeeds(run).output, /3 unchanged/);
        assert.equal(writes().length, 2);
    });
});
