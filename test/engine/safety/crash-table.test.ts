import assert from "node:assert/strict";
import type { ServiceFault } from "../../../provider/tenant/embedded/faults/service-fault";
import { type Declared, Project } from "../../support/project";
import { type Checkpoint, checkpointOf, nameOf } from "../../support/stack-file";
import { direct, N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";
import { repeated } from "./expected-writes";

const [ALICE, BOB, CAROL, DAVE] = [1, 2, 3, 4].map(objectId);
const alice = { name: "alice", args: direct("alice", N1) };
const bob = { name: "bob", args: direct("bob", N2) };
const dave = { name: "dave", args: direct("dave", N3, { takeFrom: "carol@contoso.com" }) };
/** A run reads a number at least this often before the point that these tests look for. */
const EARLIEST = 2;
/** No run reads one number more often than this. */
const MOST_READS = 12;

/** Each test continues where the one before it ended. */
describe("on the real engine, the crash table:", () => {
    let project: Project;
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const names = () => checkpointOf(project).resources.map(nameOf).sort();
    const writes = async (work: () => Promise<void>) => {
        const from = project.log().length;
        await work();
        return project
            .log()
            .slice(from)
            .map(({ operation, number }) => `${operation} ${number}`);
    };
    const finish = async () => {
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
    };
    /** Runs a program and has its provider killed on the way. */
    const killed = async (program: readonly Declared[], fault: ServiceFault) => {
        project.declare(program);
        project.tenant.faults.add(fault);
        const run = await project.up();
        assert.notEqual(run.code, 0, run.output);
        assert.equal(project.tenant.faults.left(), 0, run.output);
    };
    /** Meets one read of a number after the other, a run each, until the state is as looked for. */
    const brokenUntil = async (
        fault: ServiceFault & { readonly operation: "get" },
        skip: number,
        isSo: (state: Checkpoint) => boolean,
        check: () => Promise<void> = async () => {},
    ) => {
        for (let reads = skip; !isSo(checkpointOf(project)); reads++) {
            assert.ok(reads < MOST_READS, "no read is at that point");
            project.tenant.faults.add({ ...fault, skip: reads });
            const run = await project.up();
            assert.notEqual(run.code, 0, run.output);
            project.tenant.faults.clear();
            await check();
        }
    };
    const isKept = ({ resources }: Checkpoint) => resources.some(each => each.initErrors?.length);

    before(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    after(() => project.close());

    it("a create that is killed before its write has done nothing, and the next up assigns", async () => {
        await killed([alice], { operation: "set", kind: "kill-before" });
        assert.deepEqual([await holder(N1), names()], [null, []]);
        assert.deepEqual(await writes(finish), [`assign ${N1}`]);
    });

    it("a create that is killed after its write is adopted by the next up, without a write", async () => {
        await killed([alice, bob], { operation: "set", kind: "kill-after" });
        assert.deepEqual([await holder(N2), names()], [BOB, ["alice"]]);
        assert.deepEqual(await writes(finish), []);
        assert.deepEqual(names(), ["alice", "bob"]);
    });

    it("a create that is killed between release and assign leaves the number free, and the next up assigns it", async () => {
        project.tenant.service.set(direct("carol", N3));
        await killed([alice, bob, dave], { operation: "remove", kind: "kill-after" });
        assert.deepEqual([await holder(N3), names()], [null, ["alice", "bob"]]);
        assert.deepEqual(await writes(finish), [`assign ${N3}`]);
        assert.equal(await holder(N3), DAVE);
    });

    it("a replace that is killed between release and assign keeps the old resource, and the next up assigns", async () => {
        const moved = { name: "alice", args: { ...direct("alice", OC), phoneNumberType: "OperatorConnect" } };
        await killed([moved, bob, dave], { operation: "remove", kind: "kill-after" });
        assert.deepEqual(
            checkpointOf(project)
                .resources.map(({ id }) => id)
                .sort(),
            [N1, N2, N3],
        );
        assert.deepEqual(await writes(finish), [`assign ${OC}`]);
        assert.equal(await holder(OC), ALICE);
    });

    it("a replace that is killed after its last write is found done by the next up", async () => {
        await killed([alice, bob, dave], { operation: "set", kind: "kill-after" });
        assert.deepEqual(await writes(finish), []);
        assert.deepEqual([await holder(N1), await holder(OC)], [ALICE, null]);
        assert.deepEqual(names(), ["alice", "bob", "dave"]);
    });

    it("an update that is killed after its write is not written again", async () => {
        const moved = { name: "bob", args: direct("bob", N2, { locationId: SEATTLE }) };
        await killed([alice, moved, dave], { operation: "set", kind: "kill-after" });
        assert.deepEqual(await writes(finish), []);
        assert.equal(checkpointOf(project).resources.find(({ id }) => id === N2)?.outputs.locationId, SEATTLE);
    });

    it("a delete that is killed after its release finds the number gone in the next up", async () => {
        await killed([alice, bob], { operation: "remove", kind: "kill-after" });
        assert.deepEqual([await holder(N3), names()], [null, ["alice", "bob", "dave"]]);
        assert.deepEqual(await writes(finish), []);
        assert.deepEqual(names(), ["alice", "bob"]);
    });

    it("a rename that is killed between the adoption and the delete of the old resource keeps the number", async () => {
        project.declare([{ ...alice, name: "alice-smith" }, bob]);
        const isBetween = () => names().join() === "alice,alice-smith,bob";
        const stays = async () => assert.equal(await holder(N1), ALICE);
        // Run by run the kill comes one read later, until it meets the first one after the adoption.
        await brokenUntil({ operation: "get", kind: "kill-before", number: N1 }, EARLIEST, isBetween, stays);
        assert.deepEqual(await writes(finish), []);
        await stays();
        assert.deepEqual(names(), ["alice-smith", "bob"]);
    });

    const partial = "whose create fails after its write";
    const reverts: { title: string; from: Declared[]; to: Declared[]; number: string; holds: () => Promise<void> }[] = [
        {
            title: `a change of type and number ${partial}, and that is then reverted, gives the old number back`,
            from: [alice, bob],
            to: [{ name: "alice", args: { ...direct("alice", OC), phoneNumberType: "OperatorConnect" } }, bob],
            number: OC,
            holds: async () => assert.deepEqual([await holder(N1), await holder(OC)], [ALICE, null]),
        },
        {
            title: `a change of identity ${partial}, and that is then reverted, leaves the number with its declared account`,
            from: [alice, bob],
            to: [{ name: "alice", args: direct("carol", N1) }, bob],
            number: N1,
            holds: async () => assert.equal(await holder(N1), ALICE),
        },
        {
            title: `a change of category, of the same id, ${partial}, and that is then reverted, leaves the number`,
            from: [bob, { name: "second", args: direct("bob", N3, { assignmentCategory: "Alternate" }) }],
            to: [bob, { name: "second", args: direct("bob", N3, { assignmentCategory: "Private" }) }],
            number: N3,
            holds: async () => {
                const [number] = await project.tenant.findNumbers([N3]);
                assert.deepEqual([number?.holder?.objectId, number?.holder?.category], [BOB, "Alternate"]);
            },
        },
    ];
    for (const { title, from, to, number, holds } of reverts) {
        it(title, async () => {
            project.declare(from);
            await finish();
            project.declare(to);
            await brokenUntil({ operation: "get", kind: "cut-before", number, afterWrite: true }, 0, isKept);
            assert.equal(checkpointOf(project).resources.filter(each => each.delete).length, 1);
            project.declare(from);
            await finish();
            await holds();
            assert.deepEqual(names(), from.map(({ name }) => name).sort());
        });
    }

    it("no test wrote anything twice, and Carol lost only the number that takeFrom allowed", async () => {
        assert.deepEqual(repeated(project.log()), []);
        const [account] = await project.tenant.findAccounts([CAROL ?? ""]);
        assert.deepEqual(account?.numbers, []);
    });
});
