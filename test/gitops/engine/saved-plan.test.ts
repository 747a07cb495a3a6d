import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const CONFIG = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml", "teams-phone:planFile": "plan" };
const carol = { name: "carol", args: direct("carol", N3, { locationId: SEATTLE }) };

/** One preview saves both kinds of plan. Then somebody changes what one step was planned on, and what no step was planned for. */
describe("on the real engine, after two changes by hand, a plan that was previewed before them", () => {
    let planned: Project;
    let digest: string;
    before(async () => {
        planned = await Project.create({ world: smallWorld(), config: CONFIG });
        planned.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }, carol]);
        const up = await planned.up();
        assert.equal(up.code, 0, up.output);
        // Carol's step comes after Bob's.
        planned.program(`
            const { PhoneNumberAssignment } = require("pulumi-teams-phone");
            new PhoneNumberAssignment("alice", ${JSON.stringify(direct("alice", N1, { locationId: PORTLAND }))});
            const bob = new PhoneNumberAssignment("bob", ${JSON.stringify(direct("bob", N2))});
            new PhoneNumberAssignment("carol", ${JSON.stringify(carol.args)}, { dependsOn: bob });
        `);
        const preview = await planned.preview("--save-plan", "pulumi-plan.json");
        assert.equal(preview.code, 0, preview.output);
        digest = JSON.parse(readFileSync(path.join(planned.folder, "plan.json"), "utf8")).digest;
        // Alice's address was to be changed anyhow; nothing was planned for Carol.
        planned.tenant.service.set({ ...direct("alice", N1), locationId: "null" });
        planned.tenant.service.set({ ...direct("carol", N3), locationId: PORTLAND });
    });
    after(() => planned.close());

    const logged = (project: Project) => project.log().map(({ operation, number }) => `${operation} ${number}`);

    it("is refused as a whole by its digest", async () => {
        const project = planned.copy();
        project.configure({ ...CONFIG, "teams-phone:approvedPlan": digest });
        const before = logged(project);
        const run = await project.up();
        assert.notEqual(run.code, 0);
        assert.match(run.output, /Nothing was changed\./);
        assert.deepEqual(logged(project), before);
        project.close();
    });

    it("writes what comes before the step that deviates if Pulumi saved it", async () => {
        const project = planned.copy();
        const before = logged(project).length;
        const run = await project.up("--plan", "pulumi-plan.json");
        assert.notEqual(run.code, 0, run.output);
        assert.match(run.output, /carol.*violates plan|update is not allowed by the plan/s);
        const written = logged(project).slice(before);
        assert.ok(written.includes(`assign ${N2}`), written.join());
        assert.ok(!written.includes(`setLocation ${N3}`), written.join());
        project.close();
    });

    it("does not see a change by hand under a planned step if Pulumi saved it", async () => {
        const project = planned.copy();
        project.tenant.service.set({ ...direct("carol", N3), locationId: SEATTLE });
        const before = logged(project).length;
        const run = await project.up("--plan", "pulumi-plan.json");
        assert.equal(run.code, 0, run.output);
        assert.deepEqual(logged(project).slice(before).sort(), [`assign ${N2}`, `setLocation ${N1}`]);
        project.close();
    });
});
