import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serveCodeHosts } from "./serve-code-hosts";

const SCRIPTS = path.join(__dirname, "../../examples/gitops/scripts");
const MARKER = "[//]: # (teams-phone production)";

describe("the scripts of the GitOps example", () => {
    let hosts: Awaited<ReturnType<typeof serveCodeHosts>>;
    let folder: string;
    beforeEach(async () => {
        hosts = await serveCodeHosts();
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    });
    afterEach(async () => {
        await hosts.close();
        rmSync(folder, { recursive: true, force: true });
    });

    const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
    const both = () => [hosts.gitHub, hosts.azureDevOps];
    function run(env: NodeJS.ProcessEnv, script: string, ...args: string[]) {
        // Windows needs SystemRoot for the network.
        const { PATH, SystemRoot } = process.env;
        const child = spawn(process.execPath, [path.join(SCRIPTS, script), ...args], {
            cwd: folder,
            env: { PATH, SystemRoot, PULUMI_STACK: "production", ...env },
        });
        return new Promise<{ code: number | null; output: string }>(resolve => {
            let output = "";
            for (const stream of [child.stdout, child.stderr]) stream.on("data", text => (output += text));
            child.on("close", code => resolve({ code, output }));
        });
    }
    const planJson = (changes: readonly string[]) => JSON.stringify({ changes, refused: [] });

    it("find their own comment behind many others, and never edit one that somebody else wrote with the same marker", async () => {
        for (const { host, env } of both()) {
            host.comment(`${MARKER}\n\na plan that nobody made`, "mallory");
            for (let index = 0; index < 150; index += 1) host.comment("a remark", "somebody");
            write("plan.md", "the plan");
            assert.equal((await run(env, "comment.mjs")).code, 0);
            write("plan.md", "the next plan");
            assert.equal((await run(env, "comment.mjs")).code, 0);
            assert.match(host.comments[0]?.body ?? "", /a plan that nobody made/);
            const own = host.comments.filter(({ author }) => author === host.login);
            assert.deepEqual(
                own.map(({ body }) => body),
                [`${MARKER}\n\nthe next plan`],
            );
        }
    });

    it("find the pull request in the event that GitHub writes to a file", async () => {
        write("plan.md", "the plan");
        write("event.json", JSON.stringify({ pull_request: { number: 7 } }));
        const event = path.join(folder, "event.json");
        const posted = await run({ ...hosts.gitHub.env, PULL_REQUEST: "", GITHUB_EVENT_PATH: event }, "comment.mjs");
        assert.equal(posted.code, 0, posted.output);
        assert.equal(hosts.gitHub.host.comments.length, 1);
    });

    it("give each stack a comment and an issue of its own", async () => {
        write("plan.md", "the plan");
        write("plan.json", planJson(["a change"]));
        for (const { host, env } of both()) {
            for (const PULUMI_STACK of ["production", "test"]) {
                await run({ ...env, PULUMI_STACK }, "comment.mjs");
                assert.equal((await run({ ...env, PULUMI_STACK }, "issue.mjs", "255")).code, 2);
            }
            assert.deepEqual([host.comments.length, host.open.length], [2, 2]);
        }
    });

    it("shorten a plan that the host would refuse, at the end of a line, and say where the rest is", async () => {
        write("plan.md", `${"- a person, and what happens to the number\n".repeat(5_000)}`);
        for (const { host, env } of both()) {
            const { code, output } = await run(env, "comment.mjs");
            assert.equal(code, 0, output);
            const [{ body } = { body: "" }] = host.comments;
            assert.match(body, /happens to the number\n\n\*\*The text is too long .*artifact of the run\.\*\*\n$/);
        }
    });

    it("leave the issue as it is if the comparison failed, because that says nothing about the tenant", async () => {
        for (const { host, env } of both()) {
            write("plan.md", "a plan");
            write("plan.json", planJson(["a change"]));
            await run(env, "issue.mjs", "255");
            const before = structuredClone(host.issues);
            rmSync(path.join(folder, "plan.json"));
            const failed = await run(env, "issue.mjs", "255");
            assert.deepEqual([failed.code, host.issues], [1, before], failed.output);
            // The engine failed after a plan without a change.
            write("plan.json", planJson([]));
            assert.equal((await run(env, "issue.mjs", "255")).code, 1);
            assert.deepEqual(host.issues, before);
        }
    });

    it("report a change of a resource of another package, of which the plan knows nothing", async () => {
        write("plan.md", "No changes");
        write("plan.json", planJson([]));
        write("plan.log", "error: no changes were expected but changes were proposed");
        assert.equal((await run(hosts.gitHub.env, "issue.mjs", "255")).code, 2);
        assert.equal(hosts.gitHub.host.open.length, 1);
    });

    it("fail with the host's own words, and with the name of a variable that is missing", async () => {
        write("plan.md", "the plan");
        const refused = await run({ ...hosts.gitHub.env, GITHUB_TOKEN: "expired" }, "comment.mjs");
        assert.equal(refused.code, 1);
        assert.match(refused.output, /GET .* failed with 401: .*Bad credentials/);
        const missing = await run({ SYSTEM_ACCESSTOKEN: "token" }, "comment.mjs");
        assert.equal(missing.code, 1);
        assert.match(missing.output, /SYSTEM_COLLECTIONURI is not set/);
        assert.match((await run({}, "comment.mjs")).output, /Set GITHUB_TOKEN, or SYSTEM_ACCESSTOKEN/);
    });
});
