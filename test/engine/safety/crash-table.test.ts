import assert from "node:assert/strict";
import type { ServiceFault } from "../../../provider/tenant/embedded/faults/service-fault";
import { type Checkpoint, checkpointOf, nameOf } from "../../support/engine/stack-file";
import { type Declared, Project } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
import { direct, N1, N2, N3, OC, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";
import { repeated } from "./expected-writes";

const [ALICE, BOB, CAROL, DAVE] = [1, 2, 3, 4].map(objectId);
const alice: Declared = { name: "alice", args: direct("alice", N1) };
const bob = { name: "bob", args: direct("bob", N2) };
const dave = { name: "dave", args: direct("dave", N3, { takeFrom: "carol@contoso.com" }) };
const withOc = { name: "alice", args: { ...direct("alice", OC), phoneNumberType: "OperatorConnect" } };
const located = { name: "bob", args: direct("bob", N2, { locationId: SEATTLE }) };
const smith = { ...alice, name: "alice-smith" };
/** A run reads a number at least this often before the point that these tests look for. */
const EARLIEST = 3;
/** No run reads one number more often than this. */
const MOST_READS = 12;

/**
 * Each test continues where the one before it ended. A program's resources wait for each other, in its order, and a kill meets the last
 * change, so that the same run first finishes what the run before it left.
 */
describe("on the real engine, the crash table:", () => {
    let project: Project;
    /** What the run wrote that finished the change under test and was killed in the next one. */
    let next: string[];
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    const names = () => checkpointOf(project).resources.map(nameOf).sort();
    const declare = (declarations: readonly Declared[]) =>
        project.program(
            [
                'const { PhoneNumberAssignment } = require("pulumi-teams-phone");',
                "let previous = [];",
                ...declarations.map(
                    ({ name, args }) =>
                        `previous = [new PhoneNumberAssignment("${name}", ${JSON.stringify(args)}, { dependsOn: previous })];`,
                ),
            ].join("\n"),
        );
    const writes = async (work: () => Promise<void>) => {
        const from = project.log().length;
        await work();
        return project
            .log()
            .slice(from)
            .map(({ operation, number }) => `${operation} ${number}`);
    };
    const finish = async () => {
        succeeds(await project.up());
    };
    /** Runs a program and has its provider killed on the way. @returns what it wrote until then */
    const killed = (program: readonly Declared[], fault: ServiceFault) =>
        writes(async () => {
            declare(program);
            project.tenant.faults.add(fault);
            const run = fails(await project.up());
            assert.equal(project.tenant.faults.left(), 0, run.output);
        });
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
            fails(await project.up());
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
        const written = await killed([alice], { operation: "set", kind: "kill-before", number: N1 });
        assert.deepEqual([written, await holder(N1), names()], [[], null, []]);
        next = await killed([alice, bob], { operation: "set", kind: "kill-after", number: N2 });
        assert.deepEqual(next, [`assign ${N1}`, `assign ${N2}`]);
    });

    it("a create that is killed after its write is adopted by the next up, without a write", async () => {
        assert.deepEqual([await holder(N2), names()], [BOB, ["alice"]]);
        project.tenant.service.set(direct("carol", N3));
        next = await killed([alice, bob, dave], { operation: "remove", kind: "kill-after", number: N3 });
        assert.deepEqual(next, [`release ${N3}`]);
        assert.deepEqual(names(), ["alice", "bob"]);
    });

    it("a create that is killed between release and assign leaves the number free, and the next up assigns it", async () => {
        assert.equal(await holder(N3), null);
        next = await killed([bob, dave, withOc], { operation: "remove", kind: "kill-after", number: N1 });
        assert.deepEqual(next, [`assign ${N3}`, `release ${N1}`]);
        assert.equal(await holder(N3), DAVE);
    });

    it("a replace that is killed between release and assign keeps the old resource, and the next up assigns", async () => {
        assert.deepEqual(
            checkpointOf(project)
                .resources.map(({ id }) => id)
                .sort(),
            [N1, N2, N3],
        );
        next = await killed([dave, withOc, located], { operation: "set", kind: "kill-after", number: N2 });
        assert.deepEqual(next, [`assign ${OC}`, `setLocation ${N2}`]);
        assert.equal(await holder(OC), ALICE);
    });

    it("an update that is killed after its write is not written again", async () => {
        next = await killed([dave, located, alice], { operation: "set", kind: "kill-after", number: N1 });
        assert.deepEqual(next, [`release ${OC}`, `assign ${N1}`]);
        assert.equal(checkpointOf(project).resources.find(({ id }) => id === N2)?.outputs.locationId, SEATTLE);
    });

    it("a replace that is killed after its last write is found done by the next up", async () => {
        next = await killed([alice, located], { operation: "remove", kind: "kill-after", number: N3 });
        assert.deepEqual(next, [`release ${N3}`]);
        assert.deepEqual([await holder(N1), await holder(OC)], [ALICE, null]);
        assert.ok(checkpointOf(project).resources.some(({ id, delete: isOld }) => id === N1 && !isOld));
    });

    it("a delete that is killed after its release finds the number gone in the next up", async () => {
        assert.deepEqual([await holder(N3), names().includes("dave")], [null, true]);
        assert.deepEqual(await writes(finish), []);
        assert.deepEqual(names(), ["alice", "bob"]);
    });

    it("a rename that is killed between the adoption and the delete of the old resource keeps the number", async () => {
        declare([smith, bob]);
        const isBetween = () => names().join() === "alice,alice-smith,bob";
        const stays = async () => assert.equal(await holder(N1), ALICE);
        // Run by run the kill comes one read later, until it meets the first one after the adoption.
        await brokenUntil({ operation: "get", kind: "kill-before", number: N1 }, EARLIEST, isBetween, stays);
        assert.deepEqual(await writes(finish), []);
        await stays();
        assert.deepEqual(names(), ["alice-smith", "bob"]);
    });

    const partial = "whose create fails after its write";
    const second = (assignmentCategory: string): Declared => ({
        name: "second",
        args: direct("bob", N3, { assignmentCategory }),
    });
    const reverts: { title: string; to: Declared[]; number: string; back: Declared[]; holds: () => Promise<void> }[] = [
        {
            title: `a change of type and number ${partial}, and that is then reverted, gives the old number back`,
            to: [{ ...withOc, name: smith.name }, bob],
            number: OC,
            back: [smith, bob],
            holds: async () => assert.deepEqual([await holder(N1), await holder(OC)], [ALICE, null]),
        },
        {
            title: `a change of identity ${partial}, and that is then reverted, leaves the number with its declared account`,
            to: [{ name: smith.name, args: direct("carol", N1) }, bob],
            number: N1,
            back: [smith, bob, second("Alternate")],
            holds: async () => assert.equal(await holder(N1), ALICE),
        },
        {
            title: `a change of category, of the same id, ${partial}, and that is then reverted, leaves the number`,
            to: [smith, bob, second("Private")],
            number: N3,
            back: [smith, bob, second("Alternate")],
            holds: async () => {
                const [number] = await project.tenant.findNumbers([N3]);
                assert.deepEqual([number?.holder?.objectId, number?.holder?.category], [BOB, "Alternate"]);
            },
        },
    ];
    for (const { title, to, number, back, holds } of reverts) {
        it(title, async () => {
            declare(to);
            await brokenUntil({ operation: "get", kind: "cut-before", number, afterWrite: true }, 0, isKept);
            assert.equal(checkpointOf(project).resources.filter(each => each.delete).length, 1);
            declare(back);
            await finish();
            await holds();
            assert.deepEqual(names(), back.map(({ name }) => name).sort());
        });
    }

    it("no test wrote anything twice, and Carol lost only the number that takeFrom allowed", async () => {
        assert.deepEqual(repeated(project.log()), []);
        const [account] = await project.tenant.findAccounts([CAROL ?? ""]);
        assert.deepEqual(account?.numbers, []);
    });
});
