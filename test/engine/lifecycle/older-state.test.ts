import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Project, type Run } from "../../support/project";
import { direct, N1, N2, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

const FIXTURE = path.join(__dirname, "../../fixtures/state-v1.json");
const EXTENSION = "+12065550110;ext=5";

/** The program whose state the fixture is. */
const PROGRAM = [
    { name: "office", args: direct("alice", N1, { locationId: SEATTLE }) },
    { name: "extension", args: direct("bob", EXTENSION) },
    { name: "second", args: direct("alice", N2, { assignmentCategory: "Alternate" }) },
    { name: "voice", args: { identity: "carol@contoso.com", enterpriseVoiceEnabled: true } },
];

/** The tenant as that program left it. */
function matchingWorld() {
    const numbers = [
        { number: N1, holder: "alice@contoso.com", location: SEATTLE },
        { number: N2, holder: "alice@contoso.com", category: "Alternate" },
    ];
    const world = smallWorld({ numbers });
    return {
        ...world,
        accounts: world.accounts.map(each => ({
            ...each,
            enterpriseVoiceEnabled: ["alice@contoso.com", "bob@contoso.com", "carol@contoso.com"].includes(
                each.userPrincipalName,
            ),
        })),
        numbers: [
            ...world.numbers,
            { number: EXTENSION, type: "DirectRouting", country: "US", holder: "bob@contoso.com" },
        ],
    };
}

describe("on the real engine, stored state", () => {
    let project: Project;
    const succeeds = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        return run.output;
    };
    const imports = async (file: string) => succeeds(await project.pulumi("stack", "import", "--file", file));
    const values = async () =>
        (await project.state()).map(({ urn, id, inputs, outputs }) => [urn, id, inputs, outputs]);

    beforeEach(async () => {
        project = await Project.create({ world: matchingWorld() });
        project.declare(PROGRAM);
    });
    afterEach(() => project.close());

    it("of version 1 is previewed, refreshed and updated without a change, and destroy releases its numbers", async () => {
        await imports(FIXTURE);
        const before = await values();
        assert.match(succeeds(await project.preview()), /5 unchanged/);
        succeeds(await project.refresh());
        assert.deepEqual(await values(), before);
        await imports(FIXTURE);
        assert.match(succeeds(await project.up()), /5 unchanged/);
        assert.deepEqual(project.log(), []);
        await imports(FIXTURE);
        succeeds(await project.destroy());
        const written = project.log().map(({ operation, number, account }) => `${operation} ${number ?? account}`);
        assert.deepEqual(
            written.sort(),
            [`setEnterpriseVoice ${objectId(3)}`, ...[N1, N2, EXTENSION].map(each => `release ${each}`)].sort(),
        );
    });

    it("of version 0, of no version or of a newer one is refused by every command, which says what to do", async () => {
        const state = JSON.parse(readFileSync(FIXTURE, "utf8"));
        const everyVerb = [project.preview, project.refresh, project.destroy];
        for (const [version, message, verbs] of [
            [0, /schemaVersion.*pulumi state delete/s, [project.destroy]],
            [undefined, /schemaVersion.*pulumi state delete/s, everyVerb],
            [7, /newer pulumi-teams-phone.*schemaVersion is 7.*npm install pulumi-teams-phone@latest/s, everyVerb],
        ] as const) {
            for (const { outputs } of state.deployment.resources)
                if (outputs?.tenantId) outputs.schemaVersion = version;
            project.write("state.json", JSON.stringify(state));
            await imports("state.json");
            for (const verb of verbs) {
                const run = await verb();
                assert.notEqual(run.code, 0, run.output);
                assert.match(run.output, message);
            }
        }
        assert.deepEqual(project.log(), []);
        assert.equal((await project.state()).length, 4);
    });
});
