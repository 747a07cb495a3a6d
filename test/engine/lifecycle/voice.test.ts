import assert from "node:assert/strict";
import { Project, steps } from "../../support/project";
import { direct, N1, objectId, smallWorld } from "../../support/world";

describe("on the real engine, the Attribute form", () => {
    let project: Project;
    const on = { name: "voice", args: { identity: "alice@contoso.com", enterpriseVoiceEnabled: true } };
    const number = { name: "number", args: direct("alice", N1) };
    const operations = () => project.log().map(({ operation }) => operation);
    const flag = async () => (await project.tenant.findAccounts([objectId(1)]))[0]?.enterpriseVoiceEnabled;

    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    it("sets the flag, updates it in place, and delete restores what was found", async () => {
        project.declare([on]);
        await project.up();
        assert.equal(await flag(), true);
        assert.equal((await project.state())[0]?.id, `enterprise-voice/${objectId(1)}`);
        project.declare([{ ...on, args: { ...on.args, enterpriseVoiceEnabled: false } }]);
        const run = await project.up();
        assert.equal(steps(run).update, 1, run.output);
        project.declare([on]);
        await project.up();
        await project.destroy();
        assert.equal(await flag(), false);
        assert.equal(operations().length, 4);
    });

    it("stands beside an assignment of the same account, and stays on when the number goes", async () => {
        project.declare([on, number]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        project.declare([on]);
        const removed = await project.up();
        assert.equal(removed.code, 0, removed.output);
        assert.equal(await flag(), true);
        const again = await project.up();
        assert.equal(steps(again).same, 2);
    });

    it("leaves the flag of somebody who holds a number alone when it is deleted", async () => {
        project.declare([on]);
        await project.up();
        project.declare([on, number]);
        await project.up();
        project.declare([number]);
        await project.up();
        assert.equal(await flag(), true);
    });

    it("stays on when the account's number is handed to someone else", async () => {
        project.declare([on, number]);
        await project.up();
        project.declare([on, { name: "number", args: direct("bob", N1) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal((await project.tenant.findNumbers([N1]))[0]?.holder?.objectId, objectId(2));
        assert.equal(await flag(), true);
    });

    for (const [when, identity] of [
        ["before", "alice@contoso.com"],
        ["after", { $promise: "alice@contoso.com", afterMs: 6000 }],
    ] as const) {
        it(`is turned on by the next up where that was refused, its declaration heard of ${when} the take-over's`, async () => {
            project.tenant.service.set({
                identity: "alice@contoso.com",
                phoneNumber: N1,
                phoneNumberType: "DirectRouting",
            });
            project.declare([on]);
            await project.up();
            project.tenant.faults.add({ operation: "set", kind: "refuse", account: objectId(1), times: 9 });
            const taken = { name: "number", args: direct("bob", N1, { takeFrom: "alice@contoso.com" }) };
            project.declare([on, taken]);
            const failed = await project.up();
            assert.notEqual(failed.code, 0, failed.output);
            assert.equal(await flag(), false);
            project.tenant.faults.clear();
            project.declare([{ ...on, args: { ...on.args, identity } }, taken]);
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            assert.equal((await project.tenant.findNumbers([N1]))[0]?.holder?.objectId, objectId(2));
            assert.equal(await flag(), true);
        });
    }

    it("is replaced by an assignment, and back", async () => {
        project.declare([on]);
        await project.up();
        project.declare([{ name: "voice", args: number.args }]);
        const there = await project.up();
        assert.equal(there.code, 0, there.output);
        assert.equal(steps(there).replace, 1);
        assert.deepEqual(
            (await project.state()).map(({ id }) => id),
            [N1],
        );
        project.declare([on]);
        const back = await project.up();
        assert.equal(back.code, 0, back.output);
        assert.equal(await flag(), true);
        assert.equal((await project.tenant.findNumbers([N1]))[0]?.holder, null);
    });
});
