import assert from "node:assert/strict";
import { Project, steps } from "../../support/project";
import { direct, N1, N2, objectId, PORTLAND, SEATTLE, smallWorld } from "../../support/world";

describe("on the real engine, an assignment", () => {
    let project: Project;
    beforeEach(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    afterEach(() => project.close());

    const writes = () => project.log().map(({ operation, number, account }) => [operation, number, account]);

    it("cases 1 and 2: is assigned once by two ups, and previews write nothing", async () => {
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        const preview = await project.preview();
        assert.equal(preview.code, 0, preview.output);
        assert.deepEqual(writes(), []);
        const first = await project.up();
        assert.equal(first.code, 0, first.output);
        assert.deepEqual(writes(), [["assign", N1, objectId(1)]]);
        const second = await project.up();
        assert.equal(second.code, 0, second.output);
        assert.deepEqual(writes(), [["assign", N1, objectId(1)]]);
        assert.equal(steps(second).same, 2);
    });

    it("case 5: moves, keeps and loses its location by updates in place, one write each, under the same id", async () => {
        const locate = (locationId?: string | null) =>
            project.declare([
                { name: "alice", args: direct("alice", N1, locationId === undefined ? {} : { locationId }) },
            ]);
        locate(SEATTLE);
        await project.up();
        const [before] = await project.state();
        for (const [locationId, expected] of [
            [PORTLAND, PORTLAND],
            [undefined, PORTLAND],
            ["null", null],
            [SEATTLE, SEATTLE],
            [null, null],
        ] as const) {
            locate(locationId);
            const run = await project.up();
            assert.equal(run.code, 0, run.output);
            assert.ok(!steps(run).replace && !steps(run).create && !steps(run).delete, run.output);
            const [after] = await project.state();
            assert.equal(after?.id, before?.id);
            assert.equal(after?.outputs.locationId, expected);
            assert.deepEqual(Object.keys(after?.outputs ?? {}).sort(), Object.keys(before?.outputs ?? {}).sort());
        }
        assert.deepEqual(
            writes().map(([operation]) => operation),
            ["assign", "setLocation", "setLocation", "setLocation", "setLocation"],
        );
    });

    it("is adopted without a write when the tenant is already so", async () => {
        project.tenant.service.set({
            identity: "alice@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
        });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal(writes().length, 1);
    });

    it("is never taken from its holder, who is named, but with `takeFrom` it is", async () => {
        project.tenant.service.set({ identity: "bob@contoso.com", phoneNumber: N1, phoneNumberType: "DirectRouting" });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /held by Bob \(bob@contoso\.com\).*takeFrom: "bob@contoso\.com"/s);
        assert.equal(writes().length, 1);
        project.declare([{ name: "alice", args: direct("alice", N1, { takeFrom: "bob@contoso.com" }) }]);
        const taken = await project.up();
        assert.equal(taken.code, 0, taken.output);
        assert.deepEqual(writes().slice(1), [
            ["release", N1, objectId(2)],
            ["assign", N1, objectId(1)],
        ]);
    });

    it("gives the number back to its holder when the assign is refused", async () => {
        project.tenant.service.set({
            identity: "bob@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
            locationId: SEATTLE,
        });
        project.tenant.faults.add({ operation: "set", kind: "refuse", account: objectId(1) });
        project.declare([{ name: "alice", args: direct("alice", N1, { takeFrom: "bob@contoso.com" }) }]);
        const run = await project.up();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /Service is unavailable/);
        assert.deepEqual(writes().slice(1), [
            ["release", N1, objectId(2)],
            ["assign", N1, objectId(2)],
        ]);
        const [number] = await project.tenant.findNumbers([N1]);
        assert.equal(number?.locationId, SEATTLE);
    });

    it("is released by delete and by destroy", async () => {
        project.declare([
            { name: "alice", args: direct("alice", N1) },
            { name: "bob", args: direct("bob", N2) },
        ]);
        await project.up();
        project.declare([{ name: "bob", args: direct("bob", N2) }]);
        await project.up();
        assert.deepEqual(writes().slice(2), [["release", N1, objectId(1)]]);
        const destroyed = await project.destroy();
        assert.equal(destroyed.code, 0, destroyed.output);
        assert.deepEqual(writes().slice(3), [["release", N2, objectId(2)]]);
    });

    it("is released by a destroy that runs the program, too", async () => {
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        await project.up();
        const run = await project.destroy("--run-program");
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(writes().slice(1), [["release", N1, objectId(1)]]);
    });

    it("case 15: is left alone by destroy when it is already gone or held by someone else", async () => {
        project.declare([
            { name: "alice", args: direct("alice", N1) },
            { name: "bob", args: direct("bob", N2) },
        ]);
        await project.up();
        project.tenant.service.remove({
            identity: "alice@contoso.com",
            phoneNumber: N1,
            phoneNumberType: "DirectRouting",
        });
        project.tenant.service.remove({
            identity: "bob@contoso.com",
            phoneNumber: N2,
            phoneNumberType: "DirectRouting",
        });
        project.tenant.service.set({
            identity: "carol@contoso.com",
            phoneNumber: N2,
            phoneNumberType: "DirectRouting",
        });
        const before = writes().length;
        const run = await project.destroy();
        assert.equal(run.code, 0, run.output);
        assert.equal(writes().length, before);
        assert.match(run.output, /now held by Carol \(carol@contoso\.com\)/);
        assert.deepEqual(await project.state(), []);
    });

    for (const recovery of ["up", "refresh", "destroy"] as const) {
        it(`case 11: keeps its resource when the tenant cannot be read after the assign, and ${recovery} recovers without assigning again`, async () => {
            project.declare([{ name: "alice", args: direct("alice", N1) }]);
            project.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
            const failed = await project.up();
            assert.notEqual(failed.code, 0, failed.output);
            assert.equal((await project.state())[0]?.id, N1);
            const recovered = await project[recovery]();
            assert.equal(recovered.code, 0, recovered.output);
            const released = recovery === "destroy" ? [["release", N1, objectId(1)]] : [];
            assert.deepEqual(writes(), [["assign", N1, objectId(1)], ...released]);
            assert.equal((await project.state()).length, recovery === "destroy" ? 0 : 1);
        });
    }

    it("case 12: is assigned once when the answer of the assign was lost", async () => {
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        project.tenant.faults.add({ operation: "set", kind: "cut-after" });
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(writes(), [["assign", N1, objectId(1)]]);
    });
});
