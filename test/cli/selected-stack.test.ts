import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTeamsPhone } from "../support/command";

const WORLD = "tenant: { id: 5c1f7b0e-0000-4000-8000-0000000000aa, name: NAME }\n";

describe("the command teams-phone uses the stack that is selected in Pulumi", () => {
    let folder: string;
    let variables: Record<string, string | undefined>;
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(path.join(tmpdir(), "teams-phone-")));
        variables = { PULUMI_HOME: path.join(folder, "home") };
        mkdirSync(path.join(folder, "project/sub"), { recursive: true });
        project();
        for (const stack of ["dev", "prod"]) {
            write(`project/${stack}.yaml`, WORLD.replace("NAME", stack));
            write(`project/Pulumi.${stack}.yaml`, configOf(stack));
        }
        write("project/none.yaml", WORLD.replace("NAME", "none"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
    const configOf = (stack: string) =>
        `config:\n  teams-phone:tenant: embedded\n  teams-phone:world: ${stack}.yaml\n  teams-phone:tenantFile: ${stack}.db\n`;
    function project(more = "") {
        write("project/Pulumi.yaml", `name: voice\nruntime: nodejs\n${more}${configOf("none")}`);
    }
    /** Writes the workspace file of Pulumi, whose name the engine forms from the project's name and path. */
    function select(content: unknown, root = path.join(folder, "project")) {
        const digest = createHash("sha1").update(path.join(root, "Pulumi.yaml")).digest("hex");
        mkdirSync(path.join(folder, "home/workspaces"), { recursive: true });
        write(`home/workspaces/voice-${digest}-workspace.json`, JSON.stringify(content));
    }
    /** Runs doctor, which names the tenant; each stack has one of its own. */
    function doctor(...args: string[]) {
        return doctorIn("project", ...args);
    }
    function doctorIn(where: string, ...args: string[]) {
        const { stdout, stderr, status } = runTeamsPhone(
            { folder: path.join(folder, where), env: variables },
            "doctor",
            ...args,
        );
        return { tenant: /tenant +(\w+) \(.*, embedded \(.*\.db\)/.exec(stdout)?.[1], stderr, status };
    }

    it("as the engine writes it, by backend, with the backend of the environment, of Pulumi.yaml or of the login", () => {
        select({ stacks: { "file:///a": "organization/voice/dev", "https://api.pulumi.com": "acme/voice/prod" } });
        variables.PULUMI_BACKEND_URL = "file:///a";
        assert.deepEqual(doctor(), { tenant: "dev", stderr: "teams-phone: stack dev\n", status: 0 });
        delete variables.PULUMI_BACKEND_URL;
        project("backend: { url: https://api.pulumi.com/ }\n");
        assert.equal(doctor().tenant, "prod");
        project();
        assert.equal(doctor().tenant, "none");
        write("home/credentials.json", '{ "current": "file:///a" }');
        assert.equal(doctor().tenant, "dev");
    });

    it("as older engines write it, for all backends", () => {
        select({ stack: "prod" });
        assert.equal(doctor().tenant, "prod");
        assert.equal(doctorIn("project/sub").tenant, "prod");
    });

    it("unless PULUMI_STACK names another, and --stack wins over both", () => {
        select({ stacks: { "file:///a": "dev" } });
        assert.equal(doctor().tenant, "dev");
        variables.PULUMI_STACK = "acme/voice/prod";
        assert.equal(doctor().tenant, "prod");
        assert.deepEqual(doctor("--stack", "acme/voice/dev"), {
            tenant: "dev",
            stderr: "teams-phone: stack dev\n",
            status: 0,
        });
    });

    it("by the project's path with its symbolic links, as the shell shows it to the engine", () => {
        symlinkSync(path.join(folder, "project"), path.join(folder, "link"));
        select({ stack: "prod" }, path.join(folder, "link"));
        assert.equal(doctorIn("link").tenant, "none");
        variables.PWD = path.join(folder, "link");
        assert.equal(doctorIn("link").tenant, "prod");
    });

    it("and reports that none is selected, or that the selected one has no file", () => {
        assert.deepEqual(doctor(), {
            tenant: "none",
            stderr: "teams-phone: no stack is selected, so only Pulumi.yaml counts\n",
            status: 0,
        });
        variables.PULUMI_STACK = "other";
        assert.deepEqual(doctor(), {
            tenant: "none",
            stderr: "teams-phone: stack other (which has no Pulumi.other.yaml)\n",
            status: 0,
        });
        const { stderr, status } = doctor("--stack", "prd");
        assert.match(stderr, /There is no .*Pulumi\.prd\.yaml\. Check the name of the stack/);
        assert.equal(status, 2);
    });

    it("and finds its file in the folder that stackConfigDir names", () => {
        mkdirSync(path.join(folder, "project/stacks"));
        write("project/stacks/Pulumi.dev.yaml", configOf("prod"));
        project("stackConfigDir: stacks\n");
        select({ stack: "dev" });
        assert.equal(doctor().tenant, "prod");
    });

    it("and refuses secret values of its namespace, and no others", () => {
        select({ stack: "dev" });
        write("project/Pulumi.dev.yaml", `${configOf("dev")}  other:token: { secure: v1:x }\n`);
        assert.equal(doctor().tenant, "dev");
        write("project/Pulumi.dev.yaml", `${configOf("dev")}  teams-phone:tenantId: { secure: v1:x }\n`);
        const { stderr, status } = doctor();
        assert.match(stderr, /teams-phone:tenantId in .*Pulumi\.dev\.yaml is a secret, .*without --secret/);
        assert.equal(status, 1);
    });

    it("and reports that the workspace file or the stack's file is malformed", () => {
        select([]);
        assert.match(doctor().stderr, /workspace\.json, where Pulumi keeps the selected stack, cannot be read/);
        select({ stack: "dev" });
        write("project/Pulumi.dev.yaml", "config: [1]\n");
        assert.match(doctor().stderr, /Pulumi\.dev\.yaml cannot be read: `config` has the wrong type/);
    });
});
