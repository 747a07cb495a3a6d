import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/world";

describe("on the real engine, an account's several numbers", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    const order = () => project.log().map(({ operation, number }) => `${operation} ${number}`);

    it("are assigned with the primary one first, however they are declared and under whichever name of the account", async () => {
        project.declare([
            { name: "line", args: direct("alice", N3, { assignmentCategory: "Private", identity: objectId(1) }) },
            { name: "second", args: direct("alice", N2, { assignmentCategory: "Alternate" }) },
            { name: "first", args: direct("alice", N1, { identity: "sip:Alice.Sip@contoso.com" }) },
        ]);
        for (const parallel of [[], ["--parallel", "1"]]) {
            const preview = await project.preview(...parallel);
            assert.equal(preview.code, 0, preview.output);
        }
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        assert.equal(order()[0], `assign ${N1}`);
        assert.equal(order().length, 3);
        const destroy = await project.destroy();
        assert.equal(destroy.code, 0, destroy.output);
        assert.equal(order().at(-1), `release ${N1}`);
    });

    it("keep the order that the program asks for, where it asks for the other one", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const second = new PhoneNumberAssignment("second", ${JSON.stringify(direct("alice", N2, { assignmentCategory: "Alternate" }))});
            new PhoneNumberAssignment("first", ${JSON.stringify(direct("alice", N1))}, { dependsOn: second });
        `);
        const up = await project.up();
        assert.notEqual(up.code, 0);
        assert.match(up.output, /has no primary number/);
    });

    it("are refused in preview when two would be primary, also under two names of the account", async () => {
        project.declare([
            { name: "first", args: direct("alice", N1) },
            { name: "again", args: direct("alice", N2, { identity: objectId(1) }) },
        ]);
        const run = await project.preview();
        assert.notEqual(run.code, 0);
        assert.match(
            run.output,
            /again[\s\S]*Alice \(alice@contoso\.com\) the Primary number \+12065550101, under another name.*\[duplicate-category\]/,
        );
        assert.deepEqual(project.log(), []);
    });
});
