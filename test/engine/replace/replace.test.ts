import assert from "node:assert/strict";
import type { LogEntry } from "../../../provider/tenant/embedded/history/change-log";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

describe("on the real engine, a replacement beside others in one run", () => {
    const QUEUE = objectId(9);
    const [DIRECT, FORMER, LATER] = ["+12065550120", "+12065550121", "+12065550122"];
    let project: Project;
    let start: number;
    let replaced: Run;
    let writes: LogEntry[];
    let spelled: Run;
    const writesOf = (name: string, ...numbers: string[]) => {
        assert.match(replaced.output, new RegExp(`PhoneNumberAssignment ${name} (?:replaced|created replacement)`));
        return writes
            .filter(({ number }) => numbers.includes(number ?? ""))
            .map(({ operation, number, account }) => [operation, number, account]);
    };
    const succeeds = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        return run;
    };

    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([
            { name: "number", args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "identity", args: direct("bob", N3) },
            { name: "type", args: direct("dave", DIRECT) },
            { name: "first", args: direct("queue", FORMER) },
        ]);
        succeeds(await project.up());
        start = project.log().length;
        const forced = { name: "first", args: direct("queue", LATER), opts: { deleteBeforeReplace: true } };
        project.declare([
            { name: "number", args: direct("alice", N2) },
            { name: "identity", args: direct("carol", N3) },
            { name: "type", args: { ...direct("dave", OC), phoneNumberType: "OperatorConnect" } },
            forced,
        ]);
        replaced = succeeds(await project.up());
        writes = project.log().slice(start);
        const spelling = (identity: string, phoneNumber: string, phoneNumberType: string) => ({
            identity,
            phoneNumber: phoneNumber.slice(1),
            phoneNumberType,
        });
        project.declare([
            { name: "number", args: spelling(objectId(1), N2, "directrouting") },
            { name: "identity", args: spelling("CAROL@contoso.com", N3, "DIRECTROUTING") },
            { name: "type", args: spelling("sip:dave.sip@contoso.com", OC, "operatorconnect") },
            forced,
        ]);
        spelled = succeeds(await project.up());
    });
    after(() => project.close());

    it("of the number releases the old one, assigns the new one, and leaves nothing to delete", () => {
        assert.deepEqual(writesOf("number", N1, N2), [
            ["release", N1, objectId(1)],
            ["assign", N2, objectId(1)],
        ]);
        assert.equal(steps(replaced).replace, 4);
        assert.equal(steps(replaced).delete, 0);
    });

    it("of the identity moves the number to the other account", async () => {
        assert.deepEqual(writesOf("identity", N3), [
            ["release", N3, objectId(2)],
            ["assign", N3, objectId(3)],
        ]);
    });

    it("of number and type gives the person the new number", () => {
        assert.deepEqual(writesOf("type", DIRECT, OC), [
            ["release", DIRECT, objectId(4)],
            ["assign", OC, objectId(4)],
        ]);
    });

    it("with deleteBeforeReplace still ends with the new number", () => {
        assert.deepEqual(writesOf("first", FORMER, LATER), [
            ["release", FORMER, QUEUE],
            ["assign", LATER, QUEUE],
        ]);
    });

    it("does not happen for another spelling of the identity, the number or the type", async () => {
        assert.equal(steps(spelled).same, 5, spelled.output);
        assert.equal(project.log().length, start + writes.length);
        assert.deepEqual((await project.state()).map(({ id }) => id).sort(), [N2, N3, OC, LATER].sort());
    });
});

describe("on the real engine, a replacement", () => {
    let project: Project;
    const writes = () => project.log().map(({ operation, number, account }) => [operation, number, account]);
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;

    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("whose assign is refused leaves the person with the old number and its location, and the next up finishes it", async () => {
        project.tenant.faults.add({ operation: "set", kind: "refuse", number: N2 });
        project.declare([{ name: "alice", args: direct("alice", N2) }]);
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /Service is unavailable.*Restored/s);
        assert.equal(await holder(N1), objectId(1));
        assert.equal((await project.tenant.findNumbers([N1]))[0]?.locationId, SEATTLE);
        assert.deepEqual(
            (await project.state()).map(({ id }) => id),
            [N1],
        );
        const next = await project.up();
        assert.equal(next.code, 0, next.output);
        assert.equal(await holder(N2), objectId(1));
        assert.equal(await holder(N1), null);
    });

    it("of only the type, which the inventory contradicts, is refused before any write", async () => {
        project.declare([{ name: "alice", args: { ...direct("alice", N1), phoneNumberType: "OperatorConnect" } }]);
        const run = await project.up();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /the type of \+12065550101 is DirectRouting.*\[number-type-mismatch\]/);
        const [number] = await project.tenant.findNumbers([N1]);
        assert.equal(number?.holder?.objectId, objectId(1));
        assert.equal(number?.type, "DirectRouting");
        assert.equal(number?.locationId, SEATTLE);
        assert.equal((await project.state())[0]?.outputs.phoneNumberType, "DirectRouting");
    });

    for (const parallel of ["1", "8"]) {
        it(`of two numbers by each other with takeFrom on both takes one up, at --parallel ${parallel}`, async () => {
            project.declare([
                { name: "alice", args: direct("alice", N1) },
                { name: "bob", args: direct("bob", N2) },
            ]);
            await project.up();
            project.declare([
                { name: "alice", args: direct("alice", N2, { takeFrom: "bob@contoso.com" }) },
                { name: "bob", args: direct("bob", N1, { takeFrom: "alice@contoso.com" }) },
            ]);
            const before = writes().length;
            const run = await project.up("--parallel", parallel);
            assert.equal(run.code, 0, run.output);
            assert.equal(await holder(N1), objectId(2));
            assert.equal(await holder(N2), objectId(1));
            assert.equal(writes().length - before, 4);
            assert.deepEqual((await project.state()).map(({ id }) => id).sort(), [N1, N2]);
        });
    }

    it("that --replace forces assigns nothing twice and releases nothing", async () => {
        const urn = (await project.state())[0]?.urn ?? "";
        const run = await project.up("--replace", urn);
        assert.equal(run.code, 0, run.output);
        assert.equal(writes().length, 1);
        assert.equal(await holder(N1), objectId(1));
    });
});

describe("on the real engine, a rename without an alias", () => {
    let project: Project;
    let base: Project;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
        project.declare([{ name: "alice", args: direct("alice", N1) }]);
        await project.up();
        assert.equal(project.log().length, 1);
        base = project;
    });
    after(() => base.close());
    beforeEach(() => {
        project = base.copy();
    });
    afterEach(() => project.close());

    it("writes nothing, and the account keeps the number", async () => {
        project.declare([{ name: "alice-smith", args: direct("alice", N1) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.match(run.output, /another resource of this program declares it/);
        assert.equal(project.log().length, 1);
        const [number] = await project.tenant.findNumbers([N1]);
        assert.equal(number?.holder?.objectId, objectId(1));
    });

    it("whose create fails after its write keeps the number, in this run and in the next up", async () => {
        project.declare([{ name: "alice-smith", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        project.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        const failed = await project.up();
        assert.notEqual(failed.code, 0, failed.output);
        const next = await project.up();
        assert.equal(next.code, 0, next.output);
        assert.deepEqual(
            project.log().map(({ operation }) => operation),
            ["assign", "setLocation"],
        );
        assert.deepEqual(
            (await project.state()).map(({ id }) => id),
            [N1],
        );
        const [number] = await project.tenant.findNumbers([N1]);
        assert.equal(number?.holder?.objectId, objectId(1));
    });
});
