import assert from "node:assert/strict";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, N3, OC, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

describe("on the real engine, when the program or the command line asks for a replacement,", () => {
    let project: Project;
    const writes = () => project.log().map(({ operation, number, account }) => [operation, number, account]);
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const ids = async () => (await project.state()).map(({ id }) => id);
    const declareAlice = (args: Record<string, unknown>, opts: Record<string, unknown>) =>
        project.declare([{ name: "alice", args, opts }]);
    const succeeds = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        return run;
    };

    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        succeeds(await project.up());
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("replaceOnChanges of the location updates it in place, because a dynamic provider reports no changed keys", async () => {
        declareAlice(direct("alice", N1, { locationId: PORTLAND }), { replaceOnChanges: ["locationId"] });
        assert.equal(steps(succeeds(await project.up())).update, 1);
        assert.deepEqual(
            writes().map(([operation]) => operation),
            ["assign", "setLocation"],
        );
        assert.deepEqual(await ids(), [N1]);
    });

    it("replaceOnChanges of everything keeps the number of a create that failed after its write", async () => {
        project.declare([]);
        succeeds(await project.up());
        project.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        declareAlice(direct("alice", N1), { replaceOnChanges: ["*"] });
        assert.notEqual((await project.up()).code, 0);
        const before = writes().length;
        const run = succeeds(await project.up());
        assert.equal(steps(run).replace, 1, run.output);
        assert.equal(writes().length, before);
        assert.equal(await holder(N1), objectId(1));
    });

    it("--replace keeps the number, even if the location changes in the same run", async () => {
        const urn = (await project.state())[0]?.urn ?? "";
        const run = succeeds(await project.up("--replace", urn));
        assert.equal(steps(run).replace, 1, run.output);
        assert.equal(writes().length, 1);
        declareAlice(direct("alice", N1, { locationId: PORTLAND }), {});
        succeeds(await project.up("--replace", urn));
        assert.deepEqual(
            writes().map(([operation]) => operation),
            ["assign", "setLocation"],
        );
        assert.equal(await holder(N1), objectId(1));
        assert.equal(steps(succeeds(await project.up())).same, 2);
    });

    it("--replace and replacementTrigger keep the number even if the engine deletes first", async () => {
        const urn = (await project.state())[0]?.urn ?? "";
        const args = direct("alice", N1, { locationId: SEATTLE });
        declareAlice(args, { deleteBeforeReplace: true, replacementTrigger: "1" });
        succeeds(await project.up("--replace", urn));
        declareAlice(args, { deleteBeforeReplace: true, replacementTrigger: "2" });
        assert.equal(steps(succeeds(await project.up())).replace, 1);
        assert.equal(writes().length, 1);
        assert.equal(await holder(N1), objectId(1));
        assert.deepEqual(await ids(), [N1]);
    });

    it("--replace with another number in the program changes the number", async () => {
        const urn = (await project.state())[0]?.urn ?? "";
        declareAlice(direct("alice", N2), {});
        succeeds(await project.up("--replace", urn));
        assert.deepEqual([await holder(N1), await holder(N2)], [null, objectId(1)]);
    });

    it("deleteBeforeReplace leaves the account without a number if the service refuses the new one, until the next up", async () => {
        project.tenant.faults.add({ operation: "set", kind: "refuse", number: N2, times: 2 });
        declareAlice(direct("alice", N2), { deleteBeforeReplace: true });
        for (const attempt of [1, 2]) {
            const run = await project.up();
            assert.notEqual(run.code, 0, `attempt ${attempt}`);
            assert.match(
                run.output,
                /Service is unavailable[\s\S]*Alice \(alice@contoso\.com\) no longer has \+12065550101: .*deleteBeforeReplace.*pulumi up/,
            );
        }
        assert.deepEqual([await holder(N1), await holder(N2)], [null, null]);
        succeeds(await project.up());
        assert.equal(await holder(N2), objectId(1));
        assert.deepEqual(await ids(), [N2]);
    });

    it("deleteBeforeReplace updates a location in place, and ends as declared for another account or type", async () => {
        declareAlice(direct("alice", N1, { locationId: PORTLAND }), { deleteBeforeReplace: true });
        assert.equal(steps(succeeds(await project.up())).update, 1);
        declareAlice(direct("bob", N1), { deleteBeforeReplace: true });
        succeeds(await project.up());
        assert.equal(await holder(N1), objectId(2));
        declareAlice({ ...direct("bob", OC), phoneNumberType: "OperatorConnect" }, { deleteBeforeReplace: true });
        succeeds(await project.up());
        assert.deepEqual([await holder(N1), await holder(OC)], [null, objectId(2)]);
    });

    it("deleteBeforeReplace also replaces the resources that depend on this one", async () => {
        const program = (number: string) => `
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const alice = new PhoneNumberAssignment("alice", ${JSON.stringify(direct("alice", number))}, { deleteBeforeReplace: true });
            new PhoneNumberAssignment("second", { ...${JSON.stringify(direct("alice", N2))}, identity: alice.identity, assignmentCategory: "Alternate" });
            new PhoneNumberAssignment("voice", { identity: alice.identity, enterpriseVoiceEnabled: true });
        `;
        project.program(program(N1));
        succeeds(await project.up());
        project.program(program(N3));
        assert.equal(steps(succeeds(await project.up())).replace, 3);
        assert.deepEqual([await holder(N1), await holder(N2), await holder(N3)], [null, objectId(1), objectId(1)]);
        assert.equal(steps(succeeds(await project.up())).same, 4);
    });
});
