import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StoredResource } from "../../support/engine/stack-file";
import { Project } from "../../support/project";
import { fails, succeeds } from "../../support/succeeds";
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
    const imports = async (file: string) => succeeds(await project.pulumi("stack", "import", "--file", file));
    const values = async (of = project) =>
        (await of.state()).map(({ urn, id, inputs, outputs }) => [urn, id, inputs, outputs]);

    beforeEach(async () => {
        project = await Project.create({ world: matchingWorld() });
        project.declare(PROGRAM);
    });
    afterEach(() => project.close());

    it("of version 1 is previewed, refreshed and updated without a change, and destroy releases its numbers", async () => {
        await imports(FIXTURE);
        const before = await values();
        assert.match(succeeds(await project.preview()).output, /5 unchanged/);
        const copies = [project.copy(), project.copy()] as const;
        const [refreshed, updated] = copies;
        succeeds(await refreshed.refresh());
        assert.deepEqual(await values(refreshed), before);
        assert.match(succeeds(await updated.up()).output, /5 unchanged/);
        for (const copy of copies) {
            assert.deepEqual(copy.log(), []);
            copy.close();
        }
        succeeds(await project.destroy());
        const written = project.log().map(({ operation, number, account }) => `${operation} ${number ?? account}`);
        assert.deepEqual(
            written.sort(),
            [`setEnterpriseVoice ${objectId(3)}`, ...[N1, N2, EXTENSION].map(each => `release ${each}`)].sort(),
        );
    });

    it("of version 0, of no version or of a newer one is refused by every command, which says what to do", async () => {
        const state = JSON.parse(readFileSync(FIXTURE, "utf8"));
        const old = /schemaVersion.*pulumi state delete/s;
        for (const [versions, inDestroy, message] of [
            [[0, undefined], ["is 0", "is missing"], old],
            [[7], ["is 7"], /newer pulumi-teams-phone.*schemaVersion is 7.*npm install pulumi-teams-phone@latest/s],
        ] as const) {
            const own = state.deployment.resources.filter(({ outputs }: StoredResource) => outputs?.tenantId);
            for (const [index, { outputs }] of own.entries()) outputs.schemaVersion = versions[index % versions.length];
            project.write("state.json", JSON.stringify(state));
            await imports("state.json");
            const destroyed = await project.destroy("--continue-on-error");
            for (const run of [await project.preview(), await project.refresh(), destroyed])
                assert.match(fails(run).output, message);
            for (const found of inDestroy) assert.match(destroyed.output, new RegExp(`schemaVersion:? ${found}`));
        }
        assert.deepEqual(project.log(), []);
        assert.equal((await project.state()).length, 4);
    });
});
