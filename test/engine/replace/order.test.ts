import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";

describe("on the real engine, an account with several numbers", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    const order = () => project.log().map(({ operation, number }) => `${operation} ${number}`);

    it("gets its primary number first, in any order of declaration and under any name of the account", async () => {
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

    it("is not reordered against the program's dependsOn: an alternate number before the primary one fails", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const second = new PhoneNumberAssignment("second", ${JSON.stringify(direct("alice", N2, { assignmentCategory: "Alternate" }))});
            new PhoneNumberAssignment("first", ${JSON.stringify(direct("alice", N1))}, { dependsOn: second });
        `);
        const up = await project.up();
        assert.notEqual(up.code, 0);
        assert.match(up.output, /has no primary number/);
    });

    it("is refused two primary numbers in preview, even under two names of the account", async () => {
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
