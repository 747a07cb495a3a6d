import assert from "node:assert/strict";
import { type Declared, Project, type Run, steps } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import {
    crowdedWorld,
    direct,
    N1,
    N2,
    objectId,
    PORTLAND,
    person,
    SEATTLE,
    smallWorld,
} from "../../support/worlds/world";

const COUNT = 20;
const [LOCATED, KEPT, TRIGGERED, MOVED, LEFT, FORCED, DEPENDED] = [0, 1, 2, 3, 4, 5, 6];
/** Numbers that nobody has at the start, and an account that has no number. */
const [DENIED, SECOND, THIRD, HEIR] = [11, 12, 13, 14];
/** An Operator Connect number. */
const OC = "+12065550104";
const upnOf = (index: number) => person(index).userPrincipalName;
const numberOf = (index: number) => person(index).number;
const FIRST = "{ deleteBeforeReplace: true }";

type Line = readonly [name: string, args: Declared["args"], opts?: string];
const assignment = (index: number, of = index, more: Record<string, unknown> = {}): Declared["args"] =>
    direct(`p${index}`, numberOf(of), more);
const at = (index: number, locationId: string) => assignment(index, index, { locationId });

describe("on the real engine, when the program or the command line asks for a replacement,", () => {
    let project: Project;
    const scenes: Scene[] = [];
    const scene = (index: number) => {
        const found = scenes[index];
        assert.ok(found, `there was no up ${index}`);
        return found;
    };
    const ocHolder: (string | null)[] = [];
    const up = async (judge: (run: Run) => Run, ...args: string[]) => {
        scenes.push(await Scene.after(judge(await project.up(...args)), project, COUNT));
        ocHolder.push((await project.tenant.findNumbers([OC]))[0]?.holder?.objectId ?? null);
    };
    const program = (lines: readonly Line[], depended: number) =>
        project.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            ${lines.map(([name, args, opts = "{}"]) => `new PhoneNumberAssignment("${name}", ${JSON.stringify(args)}, ${opts});`).join("\n")}
            const first = new PhoneNumberAssignment("depended", ${JSON.stringify(assignment(DEPENDED, depended))}, ${FIRST});
            new PhoneNumberAssignment("alternate", { ...${JSON.stringify(assignment(DEPENDED, SECOND))}, identity: first.identity, assignmentCategory: "Alternate" });
            new PhoneNumberAssignment("voice", { identity: first.identity, enterpriseVoiceEnabled: true });
        `);

    before(async () => {
        const crowd = crowdedWorld(COUNT, false);
        const oc = { number: OC, type: "OperatorConnect", country: "US", city: "Seattle" };
        project = await Project.create({ world: { ...crowd, numbers: [...crowd.numbers, oc] } });
        const base = (index: number) => [`a${index}`, at(index, SEATTLE)] as const;
        program([LOCATED, KEPT, TRIGGERED, MOVED, LEFT, FORCED].map(base), DEPENDED);
        await up(succeeds);
        const forced = (...indexes: number[]) =>
            indexes.flatMap(index => ["--replace", scene(0).resource(`a${index}`)?.urn ?? ""]);
        const constant = [
            [`a${LOCATED}`, at(LOCATED, PORTLAND), '{ replaceOnChanges: ["locationId"] }'],
            base(KEPT),
            [`a${MOVED}`, at(MOVED, PORTLAND)],
        ] as const;
        const triggered = (trigger: string): Line => [
            `a${TRIGGERED}`,
            at(TRIGGERED, SEATTLE),
            `{ deleteBeforeReplace: true, replacementTrigger: "${trigger}" }`,
        ];
        const left = [`a${LEFT}`, assignment(LEFT, DENIED), FIRST] as const;

        program([...constant, triggered("1"), base(LEFT), [`a${FORCED}`, at(FORCED, PORTLAND), FIRST]], THIRD);
        await up(succeeds, ...forced(KEPT, TRIGGERED, MOVED));

        project.tenant.faults.add({ operation: "set", kind: "refuse", number: numberOf(DENIED), times: 2 });
        program([...constant, triggered("2"), left, [`a${FORCED}`, assignment(HEIR, FORCED), FIRST]], THIRD);
        await up(fails, "--continue-on-error");
        const oper = { ...direct(`p${HEIR}`, OC), phoneNumberType: "OperatorConnect" };
        program([...constant, triggered("2"), left, [`a${FORCED}`, oper, FIRST]], THIRD);
        await up(fails, "--continue-on-error");
        await up(succeeds);
    });
    after(() => project.close());

    it("replaceOnChanges of the location updates it in place, because a dynamic provider reports no changed keys", () => {
        assert.equal(scene(1).did(`a${LOCATED}`), "updated");
        assert.deepEqual(scene(4).writesOf(LOCATED), [`assign p${LOCATED}`, `setLocation p${LOCATED}`]);
        assert.equal(scene(1).resource(`a${LOCATED}`)?.id, numberOf(LOCATED));
    });

    it("--replace keeps the number, even if the location changes in the same run", () => {
        for (const [index, expected] of [
            [KEPT, ["assign"]],
            [MOVED, ["assign", "setLocation"]],
        ] as const) {
            assert.equal(scene(1).did(`a${index}`), "replaced");
            assert.equal(scene(2).did(`a${index}`), null);
            assert.deepEqual(
                scene(4).writesOf(index),
                expected.map(each => `${each} p${index}`),
            );
            assert.equal(scene(4).holderOf(index), upnOf(index));
        }
        assert.equal(scene(4).locationOf(MOVED), PORTLAND);
    });

    it("--replace and replacementTrigger keep the number even if the engine deletes first", () => {
        for (const index of [1, 2]) assert.equal(scene(index).did(`a${TRIGGERED}`), "replaced");
        assert.deepEqual(scene(4).writesOf(TRIGGERED), [`assign p${TRIGGERED}`]);
        assert.equal(scene(4).holderOf(TRIGGERED), upnOf(TRIGGERED));
        assert.equal(scene(4).resource(`a${TRIGGERED}`)?.id, numberOf(TRIGGERED));
    });

    it("deleteBeforeReplace leaves the account without a number if the service refuses the new one, until the next up", () => {
        for (const attempt of [2, 3]) {
            assert.match(
                scene(attempt).run.output,
                /Service is unavailable[\s\S]*p4@contoso\.com \(p4@contoso\.com\) no longer has \+12068880004: .*deleteBeforeReplace.*pulumi up/,
            );
            assert.deepEqual([scene(attempt).holderOf(LEFT), scene(attempt).holderOf(DENIED)], [null, null]);
        }
        assert.equal(scene(4).holderOf(DENIED), upnOf(LEFT));
        assert.equal(scene(4).resource(`a${LEFT}`)?.id, numberOf(DENIED));
    });

    it("deleteBeforeReplace updates a location in place, and ends as declared for another account or type", () => {
        assert.equal(scene(1).did(`a${FORCED}`), "updated");
        assert.equal(scene(2).holderOf(FORCED), upnOf(HEIR));
        assert.deepEqual([scene(3).holderOf(FORCED), ocHolder[3]], [null, person(HEIR).objectId]);
    });

    it("deleteBeforeReplace also replaces the resources that depend on this one", () => {
        for (const name of ["depended", "alternate", "voice"]) {
            assert.equal(scene(1).did(name), "replaced");
            for (const index of [2, 3, 4]) assert.equal(scene(index).did(name), null);
        }
        assert.deepEqual(
            [DEPENDED, SECOND, THIRD].map(of => scene(4).holderOf(of)),
            [null, upnOf(DEPENDED), upnOf(DEPENDED)],
        );
    });
});

/** The second test continues where the first one ended. */
describe("on the real engine, in a stack of its own,", () => {
    let project: Project;
    const holder = async (number: string) => (await project.tenant.findNumbers([number]))[0]?.holder?.objectId ?? null;
    before(async () => {
        project = await Project.create({ world: smallWorld() });
    });
    after(() => project.close());

    it("replaceOnChanges of everything keeps the number of a create that failed after its write", async () => {
        project.tenant.faults.add({ operation: "get", kind: "cut-before", afterWrite: true });
        project.declare([{ name: "alice", args: direct("alice", N1), opts: { replaceOnChanges: ["*"] } }]);
        fails(await project.up());
        const written = project.log().length;
        assert.equal(steps(succeeds(await project.up())).replace, 1);
        assert.equal(project.log().length, written);
        assert.equal(await holder(N1), objectId(1));
    });

    it("--replace with another number in the program changes the number", async () => {
        const [alice] = await project.state();
        project.declare([{ name: "alice", args: direct("alice", N2) }]);
        succeeds(await project.up("--replace", alice?.urn ?? ""));
        assert.deepEqual([await holder(N1), await holder(N2)], [null, objectId(1)]);
    });
});
