import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { KINDS } from "../../../provider/gate/report/sections";
import { type Declared, Project } from "../../support/project";
import { direct, PORTLAND, SEATTLE } from "../../support/worlds/world";
import { contosoWorld, numberOf } from "./contoso-world";

const EXAMPLES = path.join(__dirname, "../../../examples/gitops");
const CONFIG = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml", "teams-phone:planFile": "plan" };

const of = (who: string, number: string, more: Record<string, unknown> = {}) => direct(who, numberOf(number), more);
const flag = (who: string, enterpriseVoiceEnabled: boolean) => ({
    identity: `${who}@contoso.com`,
    enterpriseVoiceEnabled,
});
const program = (args: Record<string, Declared["args"]>): readonly Declared[] =>
    Object.entries(args).map(([name, each]) => ({ name, args: each }));

const UNCHANGED = {
    judy: of("judy", "judy", { locationId: SEATTLE }),
    kim: of("kim", "kim"),
};
const BEFORE = {
    ...UNCHANGED,
    alice: of("alice", "alice", { locationId: SEATTLE }),
    bob: of("bob", "bob"),
    carol: of("carol", "carol"),
    erin: of("erin", "erin"),
    frank: of("frank", "frank"),
    grace: of("grace", "grace"),
    heidi: flag("heidi", true),
    olivia: of("olivia", "olivia"),
    peggy: of("peggy", "peggy"),
};
const AFTER = {
    ...UNCHANGED,
    alice: of("alice", "alice", { locationId: PORTLAND }),
    dave: of("dave", "carol", { takeFrom: "carol@contoso.com" }),
    erin: of("erin", "frank"),
    frank: of("frank", "erin"),
    grace: of("grace", "free"),
    heidi: flag("heidi", false),
    ivan: of("ivan", "ivan", { locationId: SEATTLE }),
    nick: of("nick", "nick"),
    "olivia-brown": of("olivia", "olivia"),
};
const REFUSED = {
    ...UNCHANGED,
    alice: of("alice", "alice", { locationId: PORTLAND }),
    ivan: of("ivan", "nick"),
    quentin: of("quentin", "ivan"),
};

/** `TEAMS_PHONE_WRITE_EXAMPLES=1` writes the examples again, after a change of the Markdown. */
describe("on the real engine, the example of a plan", () => {
    let project: Project;
    before(async () => {
        project = await Project.create({ world: contosoWorld(), config: CONFIG });
        project.declare(program(BEFORE));
        const up = await project.up();
        assert.equal(up.code, 0, up.output);
        const { service } = project.tenant;
        service.set({ ...of("judy", "judy"), locationId: PORTLAND });
        service.remove(of("kim", "kim"));
        service.remove(of("peggy", "peggy"));
    });
    after(() => project.close());

    const compare = (name: string) => {
        const plan = readFileSync(path.join(project.folder, "plan.md"), "utf8");
        const file = path.join(EXAMPLES, name);
        if (process.env.TEAMS_PHONE_WRITE_EXAMPLES) writeFileSync(file, plan);
        assert.equal(plan, readFileSync(file, "utf8"));
    };

    it("shows every kind of change, and is what a preview writes today", async () => {
        project.declare(program(AFTER));
        const run = await project.preview();
        assert.equal(run.code, 0, run.output);
        const { counts } = JSON.parse(readFileSync(path.join(project.folder, "plan.json"), "utf8"));
        for (const kind of Object.keys(KINDS)) assert.ok(counts[kind] > 0, `no ${kind}: ${JSON.stringify(counts)}`);
        compare("plan-example.md");
    });

    it("that is refused is what a preview writes today, too", async () => {
        project.declare(program({ ...BEFORE, ...REFUSED }));
        assert.notEqual((await project.preview()).code, 0);
        compare("plan-refused-example.md");
    });
});
