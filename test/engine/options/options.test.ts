import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { fails, succeeds } from "../../support/succeeds";
import { crowdedWorld, direct, PORTLAND, person, SEATTLE } from "../../support/worlds/world";

describe("on the real engine, the option", () => {
    const COUNT = 14;
    const [ALTERNATES, PRIMARY, IGNORES, SURVIVES, DELETED] = [0, 1, 2, 3, 4];
    const CHAIN = [7, 6, 5];
    const PROTECTED = 12;
    /** Numbers that nobody has at the start. */
    const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = [8, 9, 10, 11, 13];
    const upnOf = (index: number) => person(index).userPrincipalName;
    const assignment = (index: number, of: number, more: Record<string, unknown> = {}): Declared["args"] =>
        direct(`p${index}`, person(of).number, more);

    let project: Project;
    const scenes: Scene[] = [];
    let preview: Run;
    let destroyed: Scene;
    /** What the engine refused because of `protect`, and how things were after it. */
    let refused: { runs: Run[]; after: Scene };
    const scene = (index: number) => {
        const found = scenes[index];
        assert.ok(found, `there was no up ${index}`);
        return found;
    };
    type Line = readonly [name: string, args: Declared["args"], opts: string];
    const program = (lines: readonly Line[], of = project) =>
        of.program(
            [
                'const { PhoneNumberAssignment } = require("pulumi-teams-phone");',
                ...lines.map(
                    ([name, args, opts]) =>
                        `const ${name}_ = new PhoneNumberAssignment("${name}", ${JSON.stringify(args)}, ${opts});`,
                ),
            ].join("\n"),
        );

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        const ignores = '{ ignoreChanges: ["locationId", "phoneNumber"] }';
        const protect = "{ protect: true }";
        const retain = "{ retainOnDelete: true }";
        const constant = [
            ["first", assignment(ALTERNATES, ALTERNATES), retain],
            ["survives", assignment(SURVIVES, SURVIVES), "{}"],
            ["deleted", assignment(DELETED, DELETED), "{ deletedWith: survives_ }"],
            ...CHAIN.map((each, index) => {
                const previous = index === 0 ? "" : `chain${CHAIN[index - 1]}_`;
                return [`chain${each}`, assignment(each, each), `{ dependsOn: [${previous}] }`] as const;
            }),
        ] as const;
        const second = (of: number) => assignment(ALTERNATES, of, { assignmentCategory: "Alternate" });
        const up = async () => {
            scenes.push(await Scene.after(succeeds(await project.up()), project, COUNT));
        };
        program([
            ...constant,
            ["second", second(FIRST), retain],
            ["primary", assignment(PRIMARY, PRIMARY), retain],
            ["ignoring", assignment(IGNORES, IGNORES, { locationId: SEATTLE }), ignores],
            ["guarded", assignment(PROTECTED, PROTECTED), protect],
        ]);
        await up();
        const ignoring = ["ignoring", assignment(IGNORES, FOURTH, { locationId: PORTLAND }), ignores] as const;
        const changed: Line[] = [
            ...constant,
            ["second", second(SECOND), retain],
            ["primary", assignment(PRIMARY, THIRD), retain],
            ignoring,
        ];
        const located = assignment(PROTECTED, PROTECTED, { locationId: SEATTLE });
        program([...changed, ["guarded", located, protect]]);
        preview = succeeds(await project.preview());
        await up();

        const copy = project.copy();
        program([...changed, ["guarded", assignment(PROTECTED, FIFTH), protect]], copy);
        const runs = [fails(await copy.up())];
        program(changed, copy);
        runs.push(fails(await copy.up()));
        const after = await Scene.after(fails(await copy.destroy()), copy, COUNT);
        refused = { runs: [...runs, after.run], after };
        copy.close();

        program([...constant, ["second", second(SECOND), retain], ignoring, ["guarded", located, "{}"]]);
        await up();
        destroyed = await Scene.after(succeeds(await project.destroy()), project, COUNT);
    });
    after(() => project.close());

    it("retainOnDelete keeps an alternate number beside the number that replaces it", () => {
        assert.equal(scene(1).did("second"), "replaced");
        assert.deepEqual(
            [ALTERNATES, FIRST, SECOND].map(of => scene(1).holderOf(of)),
            Array(3).fill(upnOf(ALTERNATES)),
        );
    });

    it("retainOnDelete keeps the number of a removed declaration, but not a primary number that is replaced", () => {
        assert.deepEqual([scene(1).holderOf(PRIMARY), scene(1).holderOf(THIRD)], [null, upnOf(PRIMARY)]);
        assert.equal(scene(2).holderOf(THIRD), upnOf(PRIMARY));
        assert.equal(scene(2).resource("primary"), undefined);
    });

    it("ignoreChanges writes no change of location or number, and the preview announces none", () => {
        assert.doesNotMatch(preview.output, /ignoring\n.*would be written/);
        assert.doesNotMatch(preview.output, /PhoneNumberAssignment ignoring/);
        assert.equal(scene(1).did("ignoring"), null);
        assert.deepEqual(scene(2).writesOf(IGNORES), [`assign p${IGNORES}`]);
        assert.deepEqual(scene(2).writesOf(FOURTH), []);
    });

    it("deletedWith skips the release, so the account keeps the number", () => {
        assert.deepEqual([destroyed.holderOf(SURVIVES), destroyed.holderOf(DELETED)], [null, upnOf(DELETED)]);
    });

    it("dependsOn orders the creates, and reverses the order for deletes", () => {
        const numbers = CHAIN.map(each => person(each).number);
        assert.deepEqual(
            destroyed.log
                .filter(({ number }) => numbers.includes(number ?? ""))
                .map(({ operation, number }) => `${operation} ${number}`),
            [...numbers.map(each => `assign ${each}`), ...numbers.toReversed().map(each => `release ${each}`)],
        );
    });

    it("protect refuses removal, destroy and a change of number before a write of that number, but allows a change of location", () => {
        assert.equal(scene(1).did("guarded"), "updated");
        assert.equal(refused.runs.length, 3);
        for (const { output } of refused.runs) assert.match(output, /guarded[\s\S]*protect/);
        assert.deepEqual(refused.after.writesOf(PROTECTED), [`assign p${PROTECTED}`, `setLocation p${PROTECTED}`]);
        assert.deepEqual(refused.after.writesOf(FIFTH), []);
        assert.equal(refused.after.holderOf(PROTECTED), upnOf(PROTECTED));
        assert.equal(refused.after.resource("guarded")?.id, person(PROTECTED).number);
    });
});
