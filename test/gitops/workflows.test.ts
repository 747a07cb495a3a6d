import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";

const EXAMPLE = path.join(__dirname, "../../examples/gitops");
const WORKFLOWS = path.join(EXAMPLE, "github/workflows");
const workflow = (name: string) => parse(readFileSync(path.join(WORKFLOWS, name), "utf8"));
const scriptsOf = (text: string) => [...text.matchAll(/scripts\/[a-z]+\.(?:sh|mjs)/g)].map(([file]) => file);

describe("the GitOps example's workflows for GitHub", () => {
    const files = readdirSync(WORKFLOWS).map(name => path.join(WORKFLOWS, name));

    it("have no mistake that actionlint finds", async function () {
        const { findActionlint } = await import("../../scripts/setup/actionlint.mjs");
        const actionlint = await findActionlint();
        if (actionlint === null) return this.skip();
        // Which other checkers a machine has must not decide the result.
        const lint = (...names: string[]) =>
            spawnSync(actionlint, ["-shellcheck=", "-pyflakes=", "-no-color", ...names], { encoding: "utf8" });
        const { status, stdout, stderr } = lint(...files);
        assert.equal(status, 0, stdout + stderr);

        const folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        const broken = path.join(folder, "broken.yml");
        writeFileSync(broken, readFileSync(files[0] ?? "", "utf8").replace("runs-on:", "runs-at:"));
        assert.match(lint(broken).stdout, /unexpected key "runs-at"/);
        rmSync(folder, { recursive: true });
    });

    it("let only the job that waits for the approval log in with the application that writes", () => {
        const { jobs, permissions } = workflow("teams-phone.yml");
        assert.deepEqual(permissions, {});
        assert.equal(jobs.apply.environment, "teams-phone");
        assert.equal(jobs.apply.if, "github.event_name == 'push'");
        assert.match(JSON.stringify(jobs.apply), /TEAMS_PHONE_WRITER_CLIENT_ID/);
        const others = JSON.stringify([jobs.plan, workflow("teams-phone-nightly.yml")]);
        assert.doesNotMatch(others, /WRITER|environment/);
    });

    it("apply the digest that the job before showed to the approver", () => {
        const { jobs } = workflow("teams-phone.yml");
        assert.equal(jobs.apply.needs, "plan");
        const step = jobs.apply.steps.find(({ run = "" }) => run.startsWith("scripts/apply.sh"));
        assert.equal(step.run, 'scripts/apply.sh "$DIGEST"');
        assert.match(step.env.DIGEST, /^\$\{\{ needs\.plan\.outputs\.digest \}\}$/);
    });
});

/** The language service of Azure Pipelines on npm has no schema, so this test checks the structure that the pipeline relies on. */
describe("the GitOps example's pipeline for Azure DevOps", () => {
    const pipeline = parse(readFileSync(path.join(EXAMPLE, "azure-pipelines.yml"), "utf8"));
    const [plan, apply, nightly] = pipeline.stages;
    const connections = (stage: unknown) => [
        ...new Set([...JSON.stringify(stage).matchAll(/"azureSubscription":"([^"]+)"/g)].map(([, name]) => name)),
    ];

    it("has the stages that plan, apply after an approval, and compare at night", () => {
        assert.deepEqual(
            pipeline.stages.map(({ stage }: { stage: string }) => stage),
            ["Plan", "Apply", "Nightly"],
        );
        assert.equal(apply.dependsOn, "Plan");
        assert.match(apply.condition, /succeeded\(\).*'refs\/heads\/main'/);
        assert.equal(nightly.condition, "eq(variables['Build.Reason'], 'Schedule')");
        assert.deepEqual(pipeline.schedules[0].branches.include, ["main"]);
    });

    it("lets only the deployment to the environment use the service connection that writes", () => {
        assert.deepEqual([plan, apply, nightly].map(connections), [
            ["teams-phone-reader"],
            ["teams-phone-writer"],
            ["teams-phone-reader"],
        ]);
        const [job] = apply.jobs;
        assert.equal(job.environment, "teams-phone");
        assert.ok(job.strategy.runOnce.deploy.steps.length > 0);
    });

    it("applies the digest that the stage before showed to the approver", () => {
        const [, stage, job, step, name] =
            /stageDependencies\.(\w+)\.(\w+)\.outputs\['(\w+)\.(\w+)'\]/.exec(apply.variables.digest) ?? [];
        assert.deepEqual([stage, job], [plan.stage, plan.jobs[0].job]);
        const setter = plan.jobs[0].steps.find((each: { name?: string }) => each.name === step);
        assert.match(setter.script, new RegExp(`setvariable variable=${name};isOutput=true`));
    });
});

describe("the GitOps example", () => {
    it("has the scripts that its pipelines call, and all of those in sh can be executed", () => {
        const called = new Set(
            [
                path.join(EXAMPLE, "azure-pipelines.yml"),
                ...readdirSync(WORKFLOWS).map(each => path.join(WORKFLOWS, each)),
            ]
                .flatMap(file => scriptsOf(readFileSync(file, "utf8")))
                .sort(),
        );
        assert.deepEqual([...called].sort(), [
            "scripts/apply.sh",
            "scripts/comment.mjs",
            "scripts/drift.sh",
            "scripts/preview.sh",
        ]);
        for (const each of called) {
            const { mode } = statSync(path.join(EXAMPLE, each));
            if (each.endsWith(".sh")) assert.equal(mode & 0o111, 0o111, each);
        }
    });
});
