import assert from "node:assert/strict";
import { type Declared, Project, type Run } from "../../support/project";
import { Scene } from "../../support/scene";
import { crowdedWorld, direct, N1, N2, PORTLAND, person, SEATTLE, smallWorld } from "../../support/worlds/world";

const succeeds = (run: Run) => {
    assert.equal(run.code, 0, run.output);
    return run;
};

describe("on the real engine, the option", () => {
    const COUNT = 12;
    const [ALTERNATES, PRIMARY, IGNORES, SURVIVES, DELETED] = [0, 1, 2, 3, 4];
    const CHAIN = [7, 6, 5];
    /** Numbers that nobody has at the start. */
    const [FIRST, SECOND, THIRD, FOURTH] = [8, 9, 10, 11];
    const upnOf = (index: number) => person(index).userPrincipalName;
    const assignment = (index: number, of: number, more: Record<string, unknown> = {}): Declared["args"] =>
        direct(`p${index}`, person(of).number, more);

    let project: Project;
    const scenes: Scene[] = [];
    let preview: Run;
    let destroyed: Scene;
    const scene = (index: number) => {
        const found = scenes[index];
        assert.ok(found, `there was no up ${index}`);
        return found;
    };
    const program = (declarations: readonly (readonly [name: string, args: Declared["args"], opts: string])[]) =>
        project.program(
            [
                'const { PhoneNumberAssignment } = require("pulumi-teams-phone");',
                ...declarations.map(
                    ([name, args, opts]) =>
                        `const ${name} = new PhoneNumberAssignment("${name}", ${JSON.stringify(args)}, ${opts});`,
                ),
            ].join("\n"),
        );

    before(async () => {
        project = await Project.create({ world: crowdedWorld(COUNT, false) });
        const ignores = '{ ignoreChanges: ["locationId", "phoneNumber"] }';
        const retain = "{ retainOnDelete: true }";
        const constant = [
            ["first", assignment(ALTERNATES, ALTERNATES), retain],
            ["survives", assignment(SURVIVES, SURVIVES), "{}"],
            ["deleted", assignment(DELETED, DELETED), "{ deletedWith: survives }"],
            ...CHAIN.map((each, index) => {
                const previous = index === 0 ? "" : `chain${CHAIN[index - 1]}`;
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
        ]);
        await up();
        const ignoring = ["ignoring", assignment(IGNORES, FOURTH, { locationId: PORTLAND }), ignores] as const;
        program([
            ...constant,
            ["second", second(SECOND), retain],
            ["primary", assignment(PRIMARY, THIRD), retain],
            ignoring,
        ]);
        preview = succeeds(await project.preview());
        await up();
        program([...constant, ["second", second(SECOND), retain], ignoring]);
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
});

describe("on the real engine, in a stack of its own, the option", () => {
    it("protect refuses removal, destroy and a change of number before any write, but allows a change of location", async () => {
        const project = await Project.create({ world: smallWorld() });
        const declare = (phoneNumber: string, more: Record<string, unknown> = {}) =>
            project.declare([{ name: "alice", args: direct("alice", phoneNumber, more), opts: { protect: true } }]);
        try {
            declare(N1);
            succeeds(await project.up());
            declare(N1, { locationId: SEATTLE });
            succeeds(await project.up());
            declare(N2);
            const changed = await project.up();
            project.declare([]);
            const removed = await project.up();
            for (const run of [changed, removed, await project.destroy()]) {
                assert.notEqual(run.code, 0, run.output);
                assert.match(run.output, /protect/);
            }
            assert.deepEqual(
                project.log().map(({ operation, number }) => `${operation} ${number}`),
                [`assign ${N1}`, `setLocation ${N1}`],
            );
            assert.deepEqual(
                (await project.state()).map(({ id }) => id),
                [N1],
            );
        } finally {
            project.close();
        }
    });
});
