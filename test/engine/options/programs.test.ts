import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { folderOfNode22 } from "../../support/other-node";
import { Project, type Run, steps } from "../../support/project";
import { direct, N1, N2, smallWorld } from "../../support/worlds/world";

const ALICE = JSON.stringify(direct("alice", N1));
const BOB = JSON.stringify(direct("bob", N2));
const DECLARE = `
    console.log("program on " + process.version);
    const alice = new PhoneNumberAssignment("alice", ${ALICE});
    new PhoneNumberAssignment("bob", ${BOB}, { dependsOn: [alice] });
`;

/** The same program in each module format that users write. */
const PROGRAMS = {
    CommonJS: {
        file: "index.cjs",
        text: `const { PhoneNumberAssignment } = require("pulumi-teams-phone");\n${DECLARE}`,
    },
    ESM: {
        file: "module/index.js",
        text: `import { PhoneNumberAssignment } from "pulumi-teams-phone";\n${DECLARE}`,
    },
    TypeScript: {
        file: "index.ts",
        text: `import { PhoneNumberAssignment } from "pulumi-teams-phone";\n${DECLARE}`,
    },
};

/** Runs an inline program twice in one process, as a service that uses Pulumi's Automation API does. */
const INLINE = `
    const { LocalWorkspace } = require("@pulumi/pulumi/automation");
    const { PhoneNumberAssignment } = require("pulumi-teams-phone");
    const program = async () => { ${DECLARE} };
    (async () => {
        const stack = await LocalWorkspace.createOrSelectStack({ stackName: "test", projectName: "test", program }, { workDir: __dirname });
        for (const _ of [1, 2]) {
            const { summary } = await stack.up();
            console.log(JSON.stringify(summary.resourceChanges));
        }
    })().catch(error => { console.error(error); process.exitCode = 1; });
`;

/** Inline programs that are refused: prints what Pulumi rejects with, for each that the command line names. */
const REFUSED = `
    const { LocalWorkspace } = require("@pulumi/pulumi/automation");
    const { PhoneNumberAssignment } = require("pulumi-teams-phone");
    const declare = (name, args) => new PhoneNumberAssignment(name, { ...${ALICE}, ...args });
    const pause = () => new Promise(resolve => setTimeout(resolve, 100));
    const programs = {
        plain: async () => { declare("alice"); },
        argument: async () => { declare("alice", { phoneNumber: "12" }); declare("bob", { identity: "" }); },
        outputs: async () => ({ id: declare("nobody", { identity: "nobody@contoso.com" }).id }),
        later: async () => { declare("alice"); await pause(); declare("too", {}); await pause(); declare("bob", ${BOB}); },
    };
    (async () => {
        for (const each of process.argv.slice(2)) {
            const [verb, name] = each.split(" ");
            const stack = await LocalWorkspace.createOrSelectStack({ stackName: "test", projectName: "test", program: programs[name] }, { workDir: __dirname });
            const ended = await stack[verb]().then(() => "resolved", ({ message }) => message);
            console.log(JSON.stringify({ each, ended }));
        }
    })();
`;

describe("on the real engine, a program on", () => {
    const PATH = process.env.PATH ?? "";
    let project: Project;
    const succeeds = (run: Run) => {
        assert.equal(run.code, 0, run.output);
        return run;
    };
    afterEach(() => {
        process.env.PATH = PATH;
        project.close();
    });

    const runs = async (version: string, kinds: readonly (keyof typeof PROGRAMS)[]) => {
        for (const kind of kinds) {
            const { file, text } = PROGRAMS[kind];
            project.write(file, text);
            if (file.includes("/")) project.write("module/package.json", `{ "type": "module" }`);
            project.configure({ "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" }, file);
            const run = succeeds(await project.up());
            assert.match(run.output, new RegExp(`program on v${version}\\.`), kind);
            assert.equal(steps(run).same, kind === kinds[0] ? 0 : 3, run.output);
        }
    };
    const assertAssigned = (...numbers: string[]) =>
        assert.deepEqual(
            project.log().map(({ operation, number }) => `${operation} ${number}`),
            numbers.map(number => `assign ${number}`),
        );

    it("Node 22 gives the same result as CommonJS, ESM, TypeScript and as an inline program that runs twice in one process", async () => {
        process.env.PATH = [folderOfNode22(), PATH].join(path.delimiter);
        project = await Project.create({ world: smallWorld(), isAsForUsers: true });
        await runs("22", ["CommonJS", "ESM", "TypeScript"]);
        project.write("inline.cjs", INLINE);
        const { status, stdout, stderr } = spawnSync("node", [path.join(project.folder, "inline.cjs")], {
            cwd: project.folder,
            encoding: "utf8",
        });
        assert.equal(status, 0, stdout + stderr);
        assert.match(stdout, /program on v22\./);
        assert.equal((stdout.match(/^\{"same":3\}$/gm) ?? []).length, 2, stdout);
        assertAssigned(N1, N2);
    });

    // All other tests run CommonJS or TypeScript on Node 24.
    it("Node 24 gives the same result as ESM", async () => {
        project = await Project.create({ world: smallWorld(), isAsForUsers: true });
        await runs("24", ["ESM"]);
        assertAssigned(N1, N2);
    });

    it("the Automation API, inline, rejects as any failing program does where the gate refuses it", async () => {
        project = await Project.create({ world: smallWorld(), isAsForUsers: true });
        project.write("refused.cjs", REFUSED);
        const refused = (...programs: string[]) => {
            const run = spawnSync("node", [path.join(project.folder, "refused.cjs"), ...programs], {
                cwd: project.folder,
                encoding: "utf8",
                timeout: 100_000,
            });
            const lines = run.stdout.split("\n").filter(line => line.startsWith("{"));
            assert.equal(lines.length, programs.length, run.stdout + run.stderr);
            return lines.map(line => (JSON.parse(line) as { ended: string }).ended);
        };
        const [argument, tenant] = refused("preview argument", "up outputs");
        assert.match(argument ?? "", /2 errors in 2 resources; nothing was changed:[\s\S]*alice/);
        assert.match(tenant ?? "", /1 error in 1 resource; nothing was changed:[\s\S]*nobody/);
        assert.deepEqual(project.log(), []);

        // What was declared before the refusal is written, and what is declared after it is not.
        const [later] = refused("up later");
        assert.match(later ?? "", /1 error in 1 resource; what came before may be written:[\s\S]*too/);
        assertAssigned(N1);

        const embedded = { "teams-phone:tenant": "embedded", "teams-phone:world": "world.yaml" };
        project.configure({ ...embedded, "teams-phone:approvedPlan": `sha256:${"0".repeat(64)}` });
        const [approval] = refused("up plain");
        assert.match(approval ?? "", /teams-phone:approvedPlan is sha256:0+, but this run cannot know everything/);

        project.configure({ ...embedded, "teams-phone:validation": "offline" });
        const [offline] = refused("preview argument");
        assert.match(offline ?? "", /2 errors in 2 resources; nothing was changed/);

        project.configure({ "teams-phone:tenant": "embeded" });
        const [configuration] = refused("preview plain");
        assert.match(configuration ?? "", /teams-phone:tenant/);
    });
});
