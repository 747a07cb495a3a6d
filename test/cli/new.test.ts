import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { projectName } from "../../provider/cli/new-project/project-name";
import { runTeamsPhone } from "../support/command";

const TENANT = "5C1F7B0E-0000-4000-8000-0000000000AA";

describe("the command teams-phone new", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const run = (...args: string[]) => runTeamsPhone(folder, "new", ...args);
    const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

    it("creates a private project on an embedded tenant, and prints the next commands", () => {
        const { stdout, stderr, status } = run("Contoso Voice");
        assert.equal(status, 0, stderr);
        assert.deepEqual(readdirSync(path.join(folder, "Contoso Voice")).sort(), [
            ".gitignore",
            "Pulumi.yaml",
            "index.ts",
            "package.json",
            "tsconfig.json",
            "world.yaml",
        ]);
        const { name, private: isPrivate, dependencies } = JSON.parse(read("Contoso Voice/package.json"));
        assert.deepEqual([name, isPrivate], ["contoso-voice", true]);
        assert.deepEqual(Object.keys(dependencies), ["@pulumi/pulumi", "pulumi-teams-phone"]);
        assert.equal(parse(read("Contoso Voice/Pulumi.yaml")).name, "contoso-voice");
        assert.match(read("Contoso Voice/.gitignore"), /^\.teams-phone\/\nnode_modules\/$/m);
        assert.match(
            stdout,
            /\n {2}cd "Contoso Voice"\n {2}npm install\n {2}pulumi stack init dev.*\n {2}pulumi up\n$/,
        );
    });

    it("creates one for a real tenant, without a world and without a declaration", () => {
        const { stdout } = run("real", "--graph", "--tenant-id", TENANT);
        assert.equal(existsSync(path.join(folder, "real/world.yaml")), false);
        assert.deepEqual(parse(read("real/Pulumi.yaml")).config, {
            "teams-phone:tenant": "graph",
            "teams-phone:tenantId": TENANT.toLowerCase(),
        });
        assert.doesNotMatch(read("real/index.ts"), /^\s*new /m);
        assert.match(stdout, /az login .*--tenant 5c1f7b0e-/);
    });

    it("leaves a placeholder for the tenant's id, which the configuration refuses", () => {
        assert.match(run("--graph").stdout, /Replace REPLACE-WITH-THE-TENANT-ID in Pulumi\.yaml/);
        const { stderr, status } = runTeamsPhone(folder, "doctor");
        assert.match(stderr, /tenantId: must be the tenant's GUID, not `REPLACE-WITH-THE-TENANT-ID`\..*Overview/);
        assert.equal(status, 1);
    });

    it("refuses a folder that has one of its files, and writes nothing there", () => {
        writeFileSync(path.join(folder, "index.ts"), "mine");
        const { stderr, status } = run();
        assert.match(stderr, /already has index\.ts\. Nothing was written\./);
        assert.equal(status, 1);
        assert.deepEqual(readdirSync(folder), ["index.ts"]);
        assert.equal(read("index.ts"), "mine");
    });

    it("creates it beside other files", () => {
        mkdirSync(path.join(folder, ".git"));
        assert.equal(run().status, 0);
    });

    for (const [args, message] of [
        [["index.ts"], /index\.ts is not a folder/],
        [["--tenant-id", TENANT], /together with --graph/],
        [["--graph", "--tenant-id", "contoso.com"], /must be the tenant's GUID .*not "contoso\.com"/],
    ] as const)
        it(`refuses ${args.join(" ")}`, () => {
            writeFileSync(path.join(folder, "index.ts"), "");
            const { stderr, status } = run(...args);
            assert.match(stderr, message);
            assert.equal(status, 2);
            assert.deepEqual(readdirSync(folder), ["index.ts"]);
        });

    it("makes a name of any folder that Pulumi and npm accept", () => {
        for (const [given, expected] of [
            ["contoso", "contoso"],
            ["Zoë's Numbers (2)", "zoe-s-numbers-2"],
            ["..hidden_", "hidden"],
            ["日本", "teams-phone-project"],
            ["pulumi-teams-phone", "pulumi-teams-phone-project"],
            ["a".repeat(300), "a".repeat(100)],
        ] as const)
            assert.equal(projectName(given), expected);
    });
});
