import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { Project } from "../../support/project";
import { direct, N1, N2, N3, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";

const CONFIG = {
    "teams-phone:tenant": "embedded",
    "teams-phone:world": "world.yaml",
    "teams-phone:planFile": "out/plan",
};

describe("on the real engine, an approved plan", () => {
    let project: Project;
    const file = (name: string) => readFileSync(path.join(project.folder, "out", name), "utf8");
    const approve = (digest: string) => project.configure({ ...CONFIG, "teams-phone:approvedPlan": digest });
    before(async () => {
        project = await Project.create({ world: smallWorld(), config: CONFIG });
        project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: PORTLAND }) },
            { name: "bob", args: direct("bob", N2) },
        ]);
    });
    after(() => project.close());

    it("has the same bytes and digest in every preview, and another digest after a change by hand, with which up writes nothing", async () => {
        await project.preview();
        const [markdown, json] = [file("plan.md"), file("plan.json")];
        const { digest } = JSON.parse(json);
        const again = await project.preview();
        assert.deepEqual([file("plan.md"), file("plan.json")], [markdown, json]);
        assert.match(again.output, new RegExp(`Digest: ${digest}`));

        project.tenant.service.set(direct("carol", N3));
        project.tenant.service.set({ ...direct("alice", N1), locationId: "null" });
        approve(digest);
        const before = project.log().length;
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /The approved plan has the digest sha256:.* Nothing was changed\./);
        assert.match(refused.output, /- address: Alice .*: Seattle office, Seattle -> Portland office, Portland/);
        assert.match(refused.output, /\+ address: Alice .*: no location -> Portland office, Portland/);
        assert.equal(project.log().length, before);

        project.tenant.service.set({ ...direct("alice", N1), locationId: SEATTLE });
        const run = await project.up();
        assert.equal(run.code, 0, run.output);
        assert.equal(project.log().length, before + 3);
    });

    it("cannot cover a value that is known only later: up refuses, names the declaration, and writes nothing", async () => {
        project.declare([{ name: "late", args: { ...direct("carol", N3), phoneNumber: { $promise: N3 } } }]);
        const before = project.log().length;
        const refused = await project.up();
        assert.notEqual(refused.code, 0);
        assert.match(refused.output, /1 declared with values that are known later: late/);
        assert.equal(project.log().length, before);
    });

    it("has neither name nor number in its files with `teams-phone:planRedacted`", async () => {
        project.configure({ ...CONFIG, "teams-phone:planRedacted": true });
        project.declare([{ name: "bob-s-number", args: direct("bob", N1, { takeFrom: "alice@contoso.com" }) }]);
        await project.preview();
        for (const text of [file("plan.md"), file("plan.json")]) assert.doesNotMatch(text, /alice|bob|contoso|206555/i);
        assert.match(file("plan.md"), /person 1, who then has no number → person 2, who gives up number 1: number 2/);
    });
});
