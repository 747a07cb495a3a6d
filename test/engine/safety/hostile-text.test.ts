import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { runTeamsPhone } from "../../support/command";
import { Project } from "../../support/project";
import { succeeds } from "../../support/succeeds";
import { assertPlain } from "../../support/worlds/hostile";
import { direct, N1, N2, N3, objectId, SEATTLE, smallWorld } from "../../support/worlds/world";

const HOSTILE =
    "A\u001b[2J\n    Bob (bob@contoso.com): +12065550199\r\n::add-mask::a\n##vso[task.complete result=Failed]##[error]\u202e\u2028\0\u009b<!-- `@octocat`";
const OF_COLLEAGUE = "=HYPERLINK(1)";

describe("on the real engine, hostile text", () => {
    let project: Project;
    before(async () => {
        const world = smallWorld({ numbers: [{ number: N2, holder: "carol@contoso.com", location: SEATTLE }] });
        project = await Project.create({
            world: {
                ...world,
                tenant: { ...world.tenant, name: HOSTILE },
                accounts: world.accounts.map((each, index) => ({
                    ...each,
                    displayName: `${index}${HOSTILE}`,
                    ...(index === 3 ? { userPrincipalName: `${OF_COLLEAGUE}@contoso.com` } : {}),
                })),
                numbers: world.numbers.map(each => ({
                    ...each,
                    ...(each.number === N3 ? { holder: objectId(4) } : {}),
                })),
                locations: world.locations.map(each => ({
                    ...each,
                    description: HOSTILE + each.city,
                    address: HOSTILE,
                })),
            },
            config: {
                "teams-phone:tenant": "embedded",
                "teams-phone:world": "world.yaml",
                "teams-phone:planFile": "plan",
            },
        });
    });
    after(() => project.close());

    it("of names, places and the program's own resources acts on no terminal, log, plan file or table", async () => {
        // The engine prints URNs by itself: it escapes control characters, and leaves commands of Azure Pipelines as they are.
        project.declare([
            { name: `r${HOSTILE.replace(/\0|##/g, "")}`, args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "carol", args: direct("carol", N2, { locationId: null }) },
        ]);
        const preview = succeeds(await project.preview("--diff"));
        const plan = ["plan.md", "plan.json"].map(file => readFileSync(path.join(project.folder, file), "utf8"));
        assert.equal(JSON.parse(plan[1] ?? "").changes.length, 2);
        const commands = [["doctor"], ["export", "--csv"], ["tenant", "get"], ["tenant", "locations", "--json"]].map(
            args => ({ args, ...runTeamsPhone(project.folder, ...args) }),
        );
        for (const { status, args, stderr } of commands) assert.equal(status, 0, `${args} ${stderr}`);
        const printed = commands.flatMap(each => [each.stdout, each.stderr]);
        for (const text of [preview.output, ...plan, ...printed]) {
            assertPlain(text);
            assert.doesNotMatch(text, /^ *Bob|^ *##\w/m);
        }
        const rows = commands[1]?.stdout.split("\n") ?? [];
        assert.ok(rows.includes(`'${OF_COLLEAGUE}@contoso.com,${N3},DirectRouting,Primary,`), rows.join("\n"));
    });
});
