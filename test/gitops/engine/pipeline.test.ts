import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { engineRuns } from "../../support/costs";
import { type OverGraph, overGraph } from "../../support/emulated-project";
import { direct, N1, N2, N3, PORTLAND, SEATTLE, smallWorld } from "../../support/worlds/world";
import { serveCodeHosts } from "../serve-code-hosts";

const SCRIPTS = path.join(__dirname, "../../../examples/gitops/scripts");

/** The runs follow each other as in a repository: each test goes on from the one before. */
describe("on the real engine, the scripts of the GitOps example", () => {
    let graph: OverGraph;
    let hosts: Awaited<ReturnType<typeof serveCodeHosts>>;
    before(async () => {
        hosts = await serveCodeHosts();
        graph = await overGraph(smallWorld());
    });
    after(async () => {
        await graph.close();
        await hosts.close();
    });

    const both = () => [hosts.gitHub, hosts.azureDevOps];
    const log = () => graph.tenant.log().length;
    const file = (name: string) => readFileSync(path.join(graph.project.folder, name), "utf8");
    const digest = (): string => JSON.parse(file("plan.json")).digest;
    const script = (name: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
        graph.project.script(path.join(SCRIPTS, name), args, env);
    const withEngine = (...all: Parameters<typeof script>) => {
        engineRuns.count += 1;
        return script(...all);
    };
    /** What the pipelines of both hosts do with the plan files of one preview. */
    const commentOnBoth = async () => {
        for (const { env } of both()) {
            const run = await graph.project.script("node", [path.join(SCRIPTS, "comment.mjs")], env);
            assert.equal(run.code, 0, run.output);
        }
    };
    /** The nightly run on GitHub; the pipeline of Azure DevOps does its part with the same comparison. */
    const night = async () => {
        const run = await withEngine("drift.sh", [], hosts.gitHub.env);
        const code = /expected but changes were proposed/.test(run.output) ? "255" : "0";
        const { env } = hosts.azureDevOps;
        const other = await graph.project.script("node", [path.join(SCRIPTS, "issue.mjs"), code], env);
        assert.equal(other.code, run.code, run.output + other.output);
        return run;
    };

    it("post the plan of a pull request as one comment, and edit that comment after the next push", async () => {
        graph.project.declare([{ name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) }]);
        const first = await withEngine("preview.sh");
        assert.equal(first.code, 0, first.output);
        await commentOnBoth();
        for (const { host } of both()) {
            assert.equal(host.comments.length, 1);
            assert.match(
                host.comments[0]?.body ?? "",
                /### Assigned \(1\)\n\n- .*Alice \(alice@contoso\.com\): \\?\+12065550101/,
            );
        }

        graph.project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "bob", args: direct("bob", N2) },
        ]);
        const second = await withEngine("preview.sh");
        assert.equal(second.code, 0, second.output);
        await commentOnBoth();
        for (const { host } of both()) {
            assert.equal(host.comments.length, 1);
            assert.match(host.comments[0]?.body ?? "", /### Assigned \(2\)\n\n/);
            assert.ok(host.comments[0]?.body.includes(digest()));
        }
        assert.equal(log(), 0);
    });

    it("apply the approved plan", async () => {
        // A lock that comes and goes changes the time of its folder.
        const state = () => {
            const files = readdirSync(path.join(graph.project.folder, "state"), { recursive: true, encoding: "utf8" });
            return files.map(each => [each, statSync(path.join(graph.project.folder, "state", each)).mtimeMs]);
        };
        const run = await withEngine("apply.sh", [digest()]);
        assert.equal(run.code, 0, run.output);
        assert.match(run.output, /Teams Phone: done: 2 assigned/);
        assert.equal(log(), 2);

        const before = state();
        graph.project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: PORTLAND }) },
            { name: "bob", args: direct("bob", N2) },
            { name: "carol", args: direct("carol", N3) },
        ]);
        const preview = await withEngine("preview.sh");
        assert.equal(preview.code, 0, preview.output);
        // So the job that previews only needs to read the storage of the state.
        assert.deepEqual(state(), before);
    });

    it("stop an approved plan after a change by hand, write nothing, and show the difference", async () => {
        const approved = digest();
        graph.tenant.service.set({ ...direct("alice", N1), locationId: "null" });
        const before = log();
        const run = await withEngine("apply.sh", [approved]);
        assert.notEqual(run.code, 0);
        assert.equal(log(), before);
        assert.match(run.output, /The approved plan has the digest sha256:.* Nothing was changed\./);
        assert.match(
            run.output,
            new RegExp(`- address: Alice .*: the location ${SEATTLE} -> the location ${PORTLAND}`),
        );
        assert.match(run.output, /\+ address: Alice .*: no location -> the location/);
    });

    it("apply nothing without a digest", async () => {
        for (const args of [[], [""], ["sha256:abc"]]) {
            const { code, output } = await script("apply.sh", args);
            assert.equal(code, 2);
            assert.match(output, /must be the digest of the approved plan/);
        }
    });

    it("open one issue about a change by hand, edit it the next night, and close it once it is repaired", async () => {
        graph.project.declare([
            { name: "alice", args: direct("alice", N1, { locationId: SEATTLE }) },
            { name: "bob", args: direct("bob", N2) },
        ]);
        assert.equal((await night()).code, 2);
        for (const { host } of both()) {
            assert.equal(host.issues.length, 1);
            assert.match(host.open[0]?.body ?? "", /Changed by hand \(1\)/);
        }

        graph.tenant.service.remove(direct("bob", N2));
        assert.equal((await night()).code, 2);
        for (const { host } of both()) {
            assert.equal(host.issues.length, 1);
            assert.match(host.open[0]?.body ?? "", /Changed by hand \(2\)/);
        }

        graph.tenant.service.set({ ...direct("alice", N1), locationId: SEATTLE });
        graph.tenant.service.set(direct("bob", N2));
        const repaired = await night();
        assert.equal(repaired.code, 0, repaired.output);
        for (const { host } of both()) {
            assert.deepEqual([host.issues.length, host.open.length], [1, 0]);
            assert.match(host.issues[0]?.comments[0] ?? "", /everything was as declared/);
        }
    });

    it("leave plan.md with the cause if the preview fails before it has a plan, unless plans are redacted", async () => {
        graph.project.program('throw new Error("the program is broken");');
        const run = await withEngine("drift.sh", [], hosts.gitHub.env);
        assert.equal(run.code, 1, run.output);
        assert.match(file("plan.md"), /The preview failed before it had a plan\.[\s\S]*the program is broken/);
        assert.equal(hosts.gitHub.host.open.length, 0);

        graph.project.configure({ "teams-phone:planRedacted": true });
        assert.notEqual((await withEngine("preview.sh")).code, 0);
        assert.match(file("plan.md"), /The preview failed before it had a plan\./);
        assert.doesNotMatch(file("plan.md"), /the program is broken/);
    });
});
