import assert from "node:assert/strict";
import { nameOf } from "../../support/engine/stack-file";
import { findingsOf } from "../../support/findings";
import { type Declared, Project, type Run, steps } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 16;
const [NUMBER, IDENTITY, TYPE, FIRST, SWAPPED, PARTNER, RENAMED, REFUSED, ONLY_TYPE] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Numbers that nobody has at the start, and an account that has no number. */
const [NEXT, LATER, OTHER, HEIR] = [9, 10, 11, 12];
/** An Operator Connect number. */
const OC = "+12065550104";
const upnOf = (index: number) => person(index).userPrincipalName;
const numberOf = (index: number) => person(index).number;
const assignment = (name: string, index: number, of = index, more: Record<string, unknown> = {}): Declared => ({
    name,
    args: direct(`p${index}`, numberOf(of), more),
});

function world() {
    const crowd = crowdedWorld(COUNT, false);
    const oc = { number: OC, type: "OperatorConnect", country: "US", city: "Seattle" };
    return { ...crowd, numbers: [...crowd.numbers, oc] };
}

describe("on the real engine, a replacement beside others in one run", () => {
    let project: Project;
    let contradicted: Run;
    let replaced: Scene;
    let spelled: Scene;
    let finished: Scene;
    let unread: Scene;
    let repaired: Scene;
    const ocHolder = async () => (await project.tenant.findNumbers([OC]))[0]?.holder?.objectId ?? null;

    before(async () => {
        project = await Project.create({ world: world() });
        project.declare([
            assignment("number", NUMBER, NUMBER, { locationId: SEATTLE }),
            ...[assignment("identity", IDENTITY), assignment("type", TYPE), assignment("first", FIRST)],
            ...[assignment("swapped", SWAPPED), assignment("partner", PARTNER), assignment("old-name", RENAMED)],
            assignment("refused", REFUSED, REFUSED, { locationId: SEATTLE }),
            assignment("only-type", ONLY_TYPE, ONLY_TYPE, { locationId: SEATTLE }),
        ]);
        succeeds(await project.up());
        const onlyType = assignment("only-type", ONLY_TYPE, ONLY_TYPE, { locationId: SEATTLE });
        const constant = [
            { ...assignment("first", FIRST, LATER), opts: { deleteBeforeReplace: true } },
            assignment("swapped", SWAPPED, PARTNER, { takeFrom: upnOf(PARTNER) }),
            assignment("partner", PARTNER, SWAPPED, { takeFrom: upnOf(SWAPPED) }),
            assignment("new-name", RENAMED),
        ];
        const before = assignment("refused", REFUSED, REFUSED, { locationId: SEATTLE });
        const changed = [
            ...constant,
            assignment("number", NUMBER, NEXT),
            assignment("identity", HEIR, IDENTITY),
            { name: "type", args: { ...direct(`p${TYPE}`, OC), phoneNumberType: "OperatorConnect" } },
        ];
        project.declare([
            ...changed,
            { name: "only-type", args: { ...onlyType.args, phoneNumberType: "OperatorConnect" } },
        ]);
        contradicted = fails(await project.up());
        project.declare([...changed, before, onlyType]);
        replaced = await Scene.after(succeeds(await project.up()), project, COUNT);
        const spelling = (identity: string, phoneNumber: string, phoneNumberType: string) => ({
            identity,
            phoneNumber: phoneNumber.slice(1),
            phoneNumberType,
        });
        const last = [
            ...[...constant, onlyType, assignment("refused", REFUSED, OTHER)],
            { name: "number", args: spelling(person(NUMBER).objectId, numberOf(NEXT), "directrouting") },
            { name: "identity", args: spelling(upnOf(HEIR).toUpperCase(), numberOf(IDENTITY), "DIRECTROUTING") },
            { name: "type", args: spelling(`sip:${upnOf(TYPE)}`, OC, "operatorconnect") },
        ];
        project.declare(last);
        project.tenant.faults.add({ operation: "set", kind: "refuse", number: numberOf(OTHER) });
        spelled = await Scene.after(fails(await project.up("--continue-on-error")), project, COUNT);
        finished = await Scene.after(succeeds(await project.up()), project, COUNT);
        project.declare([
            ...last.filter(({ name }) => name !== "new-name"),
            assignment("newest-name", RENAMED, RENAMED, { locationId: SEATTLE }),
        ]);
        const ownReads = { operation: "get", number: numberOf(RENAMED) } as const;
        project.tenant.faults.add({ ...ownReads, kind: "cut-before", afterWrite: true });
        unread = await Scene.after(fails(await project.up()), project, COUNT);
        repaired = await Scene.after(succeeds(await project.up()), project, COUNT);
    });
    after(() => project.close());

    it("of the number releases the old one, assigns the new one, and leaves nothing to delete", () => {
        assert.equal(replaced.did("number"), "replaced");
        assert.deepEqual(replaced.writesOf(NUMBER), [`assign p${NUMBER}`, `release p${NUMBER}`]);
        assert.deepEqual(replaced.writesOf(NEXT), [`assign p${NUMBER}`]);
        assert.deepEqual(
            replaced.resources.filter(each => each.delete),
            [],
        );
    });

    it("of the identity moves the number to the other account", () => {
        assert.equal(replaced.did("identity"), "replaced");
        const moved = [`assign p${IDENTITY}`, `release p${IDENTITY}`, `assign p${HEIR}`];
        assert.deepEqual(replaced.writesOf(IDENTITY), moved);
    });

    it("of number and type gives the person the new number", async () => {
        assert.equal(replaced.did("type"), "replaced");
        assert.deepEqual(replaced.writesOf(TYPE), [`assign p${TYPE}`, `release p${TYPE}`]);
        assert.equal(await ocHolder(), person(TYPE).objectId);
    });

    it("with deleteBeforeReplace still ends with the new number", () => {
        assert.equal(replaced.did("first"), "replaced");
        assert.deepEqual(replaced.writesOf(FIRST), [`assign p${FIRST}`, `release p${FIRST}`]);
        assert.deepEqual(replaced.writesOf(LATER), [`assign p${FIRST}`]);
    });

    it("does not happen for another spelling of the identity, the number or the type", () => {
        for (const name of ["number", "identity", "type"]) assert.equal(spelled.did(name), null);
        assert.deepEqual(steps(finished.run), { same: 9, create: 0, update: 0, replace: 1, delete: 0 });
        assert.deepEqual(spelled.writesOf(NEXT), replaced.writesOf(NEXT));
        assert.deepEqual(spelled.writesOf(IDENTITY), replaced.writesOf(IDENTITY));
        const ids = [NEXT, IDENTITY, LATER, PARTNER, SWAPPED, RENAMED, REFUSED, ONLY_TYPE].map(numberOf);
        assert.deepEqual(spelled.resources.map(({ id }) => id).sort(), [...ids, OC].sort());
    });

    it("of two numbers by each other with takeFrom on both takes one up", () => {
        assert.equal(replaced.holderOf(PARTNER), upnOf(SWAPPED));
        assert.equal(replaced.holderOf(SWAPPED), upnOf(PARTNER));
        const released = (index: number) => [`assign p${index}`, `release p${index}`];
        assert.deepEqual(spelled.writesOf(SWAPPED), [...released(SWAPPED), `assign p${PARTNER}`]);
        assert.deepEqual(spelled.writesOf(PARTNER), [...released(PARTNER), `assign p${SWAPPED}`]);
    });

    it("whose assign is refused leaves the person with the old number and its location, and the next up finishes it", () => {
        assert.match(spelled.run.output, /Service is unavailable.*Restored/s);
        assert.equal(spelled.holderOf(REFUSED), upnOf(REFUSED));
        assert.equal(spelled.locationOf(REFUSED), SEATTLE);
        assert.equal(spelled.resource("refused")?.id, numberOf(REFUSED));
        assert.equal(finished.holderOf(OTHER), upnOf(REFUSED));
        assert.equal(finished.holderOf(REFUSED), null);
    });

    it("of only the type, which the inventory contradicts, is refused before any write", () => {
        assert.match(
            findingsOf(contradicted, "only-type").join("\n"),
            /^error: .*the type of \+12068880008 is DirectRouting.*\[number-type-mismatch\]/m,
        );
        // Had the refused up written, there would be more.
        assert.deepEqual(spelled.writesOf(ONLY_TYPE), [`assign p${ONLY_TYPE}`]);
        assert.equal(spelled.locationOf(ONLY_TYPE), SEATTLE);
        assert.equal(spelled.resource("only-type")?.outputs.phoneNumberType, "DirectRouting");
    });

    it("that is a rename without an alias writes nothing, and the account keeps the number", () => {
        assert.equal(replaced.did("new-name"), "created");
        assert.equal(replaced.did("old-name"), "deleted");
        assert.match(replaced.run.output, /another resource of this program declares it/);
        assert.deepEqual(replaced.writesOf(RENAMED), [`assign p${RENAMED}`]);
        assert.equal(replaced.holderOf(RENAMED), upnOf(RENAMED));
    });

    it("that is a rename whose create fails after its write keeps the number, in this run and in the next up", () => {
        const written = [`assign p${RENAMED}`, `setLocation p${RENAMED}`];
        assert.ok(unread.resource("newest-name")?.initErrors?.length);
        for (const scene of [unread, repaired]) {
            assert.deepEqual(scene.writesOf(RENAMED), written);
            assert.equal(scene.holderOf(RENAMED), upnOf(RENAMED));
        }
        assert.deepEqual(repaired.resources.filter(({ id }) => id === numberOf(RENAMED)).map(nameOf), ["newest-name"]);
        assert.equal(repaired.resource("newest-name")?.initErrors, undefined);
    });
});
