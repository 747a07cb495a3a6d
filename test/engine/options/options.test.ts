import assert from "node:assert/strict";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, N3, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/world";

describe("on the real engine, case 16: the option", () => {
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

    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    it("protect refuses removal, destroy and a change of number, and nothing is written; a location may change", async () => {
        declareAlice(direct("alice", N1), { protect: true });
        succeeds(await project.up());
        declareAlice(direct("alice", N1, { locationId: SEATTLE }), { protect: true });
        succeeds(await project.up());
        declareAlice(direct("alice", N2), { protect: true });
        const changed = await project.up();
        project.declare([]);
        const removed = await project.up();
        for (const run of [changed, removed, await project.destroy()]) {
            assert.notEqual(run.code, 0, run.output);
            assert.match(run.output, /protect/);
        }
        assert.deepEqual(
            writes().map(([operation, number]) => `${operation} ${number}`),
            [`assign ${N1}`, `setLocation ${N1}`],
        );
        assert.deepEqual(await ids(), [N1]);
    });

    it("retainOnDelete keeps an alternate number beside the one that replaces it, while a primary one gives way", async () => {
        const alternate = { assignmentCategory: "Alternate" };
        const declare = (primary: string, second: string) =>
            project.declare([
                { name: "first", args: direct("alice", primary), opts: { retainOnDelete: true } },
                { name: "second", args: direct("alice", second, alternate), opts: { retainOnDelete: true } },
            ]);
        declare(N1, N2);
        succeeds(await project.up());
        declare(N1, N3);
        succeeds(await project.up());
        assert.deepEqual([await holder(N1), await holder(N2), await holder(N3)], Array(3).fill(objectId(1)));
    });

    it("retainOnDelete does not let an account keep two primary numbers, and leaves that of a removed declaration", async () => {
        declareAlice(direct("alice", N1), { retainOnDelete: true });
        succeeds(await project.up());
        declareAlice(direct("alice", N2), { retainOnDelete: true });
        succeeds(await project.up());
        assert.deepEqual([await holder(N1), await holder(N2)], [null, objectId(1)]);
        project.declare([]);
        succeeds(await project.up());
        assert.equal(await holder(N2), objectId(1));
        assert.deepEqual(await ids(), []);
    });

    it("ignoreChanges of location and number writes nothing when they change, and the gate does not say that it would", async () => {
        const opts = { ignoreChanges: ["locationId", "phoneNumber"] };
        declareAlice(direct("alice", N1, { locationId: SEATTLE }), opts);
        succeeds(await project.up());
        declareAlice(direct("alice", N2, { locationId: PORTLAND }), opts);
        const preview = succeeds(await project.preview());
        assert.doesNotMatch(preview.output, /would be written/);
        assert.equal(steps(succeeds(await project.up())).same, 2);
        assert.deepEqual(writes(), [["assign", N1, objectId(1)]]);
    });

    it("deletedWith skips the release: the number stays with its account", async () => {
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            const alice = new PhoneNumberAssignment("alice", ${JSON.stringify(direct("alice", N1))});
            new PhoneNumberAssignment("bob", ${JSON.stringify(direct("bob", N2))}, { deletedWith: alice });
        `);
        succeeds(await project.up());
        succeeds(await project.destroy());
        assert.deepEqual([await holder(N1), await holder(N2)], [null, objectId(2)]);
    });

    it("dependsOn orders creates, and deletes the other way round", async () => {
        const chain = (names: readonly (readonly [string, string])[]) =>
            names.map(
                ([who, number], index) =>
                    `const ${who} = new PhoneNumberAssignment("${who}", ${JSON.stringify(direct(who, number))}, { dependsOn: [${names[index - 1]?.[0] ?? ""}] });`,
            );
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            ${chain([
                ["carol", N3],
                ["bob", N2],
                ["alice", N1],
            ]).join("\n")}
        `);
        succeeds(await project.up());
        succeeds(await project.destroy());
        assert.deepEqual(
            writes().map(([operation, number]) => `${operation} ${number}`),
            [N3, N2, N1].map(number => `assign ${number}`).concat([N1, N2, N3].map(number => `release ${number}`)),
        );
    });
});
