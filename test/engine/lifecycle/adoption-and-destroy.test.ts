import assert from "node:assert/strict";
import { findingsOf } from "../../support/findings";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

const COUNT = 50;
const [MATCH, MISMATCH, TAKEN, TAKER, OTHER_TYPE] = [0, 1, 2, 3, 4];
/** Whose optional arguments change from one program to the next. */
const [NULLED, EMPTIED, CONFIRMED, LOCATED, KEPT, CLEARED, FORGOTTEN] = [5, 6, 7, 8, 9, 10, 11];
const NULLS = { assignmentCategory: null, takeFrom: null, replacesNumber: null, enterpriseVoiceEnabled: null };
/** An Operator Connect number, which somebody holds. */
const OC = "+12065550104";
const upnOf = (index: number) => person(index).userPrincipalName;
const assignment = (index: number, more: Record<string, unknown> = {}, number = person(index).number): Declared => ({
    name: `p${index}`,
    args: direct(`p${index}`, number, more),
});

function world() {
    const crowd = crowdedWorld(COUNT, false);
    const held: Record<number, Record<string, unknown>> = {
        [MATCH]: { holder: upnOf(MATCH), location: SEATTLE },
        [MISMATCH]: { holder: upnOf(MISMATCH), location: SEATTLE },
        [TAKEN]: { holder: upnOf(TAKEN) },
    };
    const oc = { number: OC, type: "OperatorConnect", country: "US", city: "Seattle", holder: upnOf(OTHER_TYPE) };
    return { ...crowd, numbers: [...crowd.numbers.map((each, index) => ({ ...each, ...held[index] })), oc] };
}

describe("on the real engine,", () => {
    let project: Project;
    let refused: Run;
    let written: number;
    let first: Scene;
    let second: Scene;
    const assigned = (index: number) => [`assign p${index}`];

    before(async () => {
        project = await Project.create({ world: world() });
        const isElsewhere = (index: number) => [TAKEN, TAKER, OTHER_TYPE].includes(index);
        const others = Array.from({ length: COUNT }, (_, index) => index)
            .filter(index => index > FORGOTTEN && !isElsewhere(index))
            .map(index => assignment(index));
        const adopted = [assignment(MATCH), assignment(MISMATCH, { locationId: PORTLAND })];
        project.declare([
            ...[...adopted, ...others],
            assignment(TAKER, {}, person(TAKEN).number),
            assignment(OTHER_TYPE, {}, OC),
        ]);
        refused = fails(await project.up());
        written = project.log().length;
        project.declare([
            ...[...adopted, ...others],
            assignment(NULLED),
            assignment(EMPTIED, NULLS),
            assignment(CONFIRMED, NULLS),
            assignment(LOCATED, { ...NULLS, assignmentCategory: "Primary", takeFrom: upnOf(LOCATED) }),
            ...[KEPT, CLEARED].map(index => assignment(index, { locationId: SEATTLE })),
            assignment(FORGOTTEN, { locationId: null }),
        ]);
        first = await Scene.after(succeeds(await project.up()), project, COUNT);
        project.declare([
            ...[...adopted, ...others],
            assignment(NULLED, NULLS),
            assignment(EMPTIED),
            assignment(CONFIRMED, { ...NULLS, assignmentCategory: "Primary", takeFrom: upnOf(CONFIRMED) }),
            assignment(LOCATED, { locationId: SEATTLE }),
            assignment(KEPT, NULLS),
            assignment(CLEARED, { locationId: null }),
            assignment(FORGOTTEN),
        ]);
        second = await Scene.after(succeeds(await project.up()), project, COUNT);
    });
    after(() => project.close());

    it("up adopts what is as declared, corrects what differs, and takes nothing from another owner", () => {
        for (const index of [MATCH, MISMATCH]) assert.equal(first.did(`p${index}`), "created");
        assert.deepEqual(first.writesOf(MATCH), []);
        assert.deepEqual(first.writesOf(MISMATCH), [`setLocation p${MISMATCH}`]);
        const refusal = (index: number) => findingsOf(refused, `p${index}`).join("\n");
        assert.match(refusal(TAKER), /held by p2@contoso\.com.*takeFrom: "p2@contoso\.com".*\[number-taken\]/);
        assert.match(refusal(OTHER_TYPE), /\[number-type-mismatch\]/);
        assert.equal(written, 0);
    });

    it("an optional argument that is absent or null leads to no write", () => {
        for (const index of [NULLED, EMPTIED, CONFIRMED, LOCATED, FORGOTTEN])
            assert.deepEqual(first.writesOf(index), assigned(index));
        for (const index of [NULLED, EMPTIED, CONFIRMED, FORGOTTEN]) {
            assert.notEqual(second.did(`p${index}`), "replaced");
            assert.deepEqual(second.writesOf(index), assigned(index));
        }
        assert.ok(!("locationId" in (second.resource(`p${FORGOTTEN}`)?.inputs ?? {})));
    });

    it("a location that is no longer declared stays, and only an explicit null removes it", () => {
        assert.deepEqual(second.writesOf(LOCATED), [...assigned(LOCATED), `setLocation p${LOCATED}`]);
        assert.deepEqual(second.writesOf(KEPT), assigned(KEPT));
        assert.equal(second.locationOf(KEPT), SEATTLE);
        assert.deepEqual(second.writesOf(CLEARED), [...assigned(CLEARED), `setLocation p${CLEARED}`]);
        assert.equal(second.locationOf(CLEARED), null);
    });

    it("a destroy of many in parallel releases each once, and releases none without configuration", async () => {
        const before = await project.state();
        assert.ok(before.length > 40);
        const { length } = project.log();
        // Without the program the engine configures the provider process with what the state holds.
        const { output } = await project.pulumi("stack", "export");
        const state = JSON.parse(output.slice(output.indexOf("{")));
        // All other tests read the state from the file that the engine keeps it in.
        const own = ({ type }: { type: string }) => type.endsWith("teams:PhoneNumberAssignment");
        assert.deepEqual(state.deployment.resources.filter(own), before);
        const provider = state.deployment.resources.find((each: { type: string }) =>
            /^pulumi:providers:pulumi-nodejs/.test(each.type),
        );
        for (const values of [provider.inputs, provider.outputs]) delete values["teams-phone:tenant"];
        const copy = project.copy();
        copy.write("bare.json", JSON.stringify(state));
        succeeds(await copy.pulumi("stack", "import", "--file", "bare.json"));
        const bare = fails(await copy.destroy("--parallel", "50", "--continue-on-error"));
        assert.match(bare.output, /no tenant is configured/);
        const failed = new Set(bare.output.match(/\bp\d+ \*\*deleting failed\*\*/g));
        assert.equal(failed.size, before.length, bare.output);
        assert.equal(copy.log().length, length);
        copy.close();
        succeeds(await project.destroy("--parallel", "50"));
        const released = project.log().slice(length);
        assert.ok(released.every(({ operation }) => operation === "release"));
        assert.deepEqual(released.map(({ number }) => number).sort(), before.map(({ id }) => id).sort());
        assert.deepEqual(await project.state(), []);
    });
});
