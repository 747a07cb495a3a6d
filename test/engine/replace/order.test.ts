import assert from "node:assert/strict";
import { Project } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { direct, N1, N2, N3, objectId, smallWorld } from "../../support/worlds/world";

describe("on the real engine, an account with several numbers", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    const order = () => project.log().map(({ operation, number }) => `${operation} ${number}`);

    it("gets its primary number first, in any order of declaration and under any name of the account, and the run counts all", async () => {
        project.declare([
            { name: "line", args: direct("alice", N3, { assignmentCategory: "Private", identity: objectId(1) }) },
            { name: "second", args: direct("alice", N2, { assignmentCategory: "Alternate" }) },
            { name: "first", args: direct("alice", N1, { identity: "sip:Alice.Sip@contoso.com" }) },
        ]);
        succeeds(await project.preview("--parallel", "1"));
        assert.match(succeeds(await project.up()).output, /Teams Phone: done: 3 assigned\./);
        assert.equal(order()[0], `assign ${N1}`);
        assert.equal(order().length, 3);
        succeeds(await project.destroy());
        assert.equal(order().at(-1), `release ${N1}`);
    });

    it("is not reordered against the program's dependsOn: an alternate number before the primary one fails", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const second = new PhoneNumberAssignment("second", ${JSON.stringify(direct("alice", N2, { assignmentCategory: "Alternate" }))});
            new PhoneNumberAssignment("first", ${JSON.stringify(direct("alice", N1))}, { dependsOn: second });
        `);
        const up = fails(await project.up());
        assert.match(up.output, /has no primary number/);
    });

    it("is refused two primary numbers in preview, even under two names of the account", async () => {
        project.declare([
            { name: "first", args: direct("alice", N1) },
            { name: "again", args: direct("alice", N2, { identity: objectId(1) }) },
        ]);
        const run = fails(await project.preview());
        assert.match(
            run.output,
            /again[\s\S]*Alice \(alice@contoso\.com\) the Primary number \+12065550101, under another name.*\[duplicate-category\]/,
        );
        assert.deepEqual(project.log(), []);
    });
});
