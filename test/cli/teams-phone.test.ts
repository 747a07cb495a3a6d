import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT, runTeamsPhone } from "../support/command";

const TAKEN = "Telephone Number '+14255551000;ext=100' has already been assigned to another user";

describe("the command teams-phone", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        cpSync(path.join(ROOT, "examples/contoso/world.yaml"), path.join(folder, "world.yaml"));
        run("init", "--from", "world.yaml", "--file", "tenant.db");
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    function teamsPhone(...args: string[]) {
        return runTeamsPhone(folder, "tenant", ...args);
    }
    function run(command: string, ...args: string[]) {
        return teamsPhone(command, ...args, ...(args.includes("--file") ? [] : ["--file", "tenant.db"]));
    }
    const set = (identity: string, ...args: string[]) => run("set", "--identity", identity, ...args);
    const number = (text: string, type: string) => ["--phone-number", text, "--phone-number-type", type];
    const SUCCESS = { stdout: "", stderr: "", status: 0 };
    const get = (text: string) => JSON.parse(run("get", "--phone-number", text, "--json").stdout)[0];

    it("runs examples 1 to 6 of the cmdlet's page without output, and fails on 7 with the exact code and text", () => {
        const [vancouver] = JSON.parse(run("locations", "--city", "Vancouver", "--json").stdout);
        assert.deepEqual(set("user1@contoso.com", ...number("+12065551234", "CallingPlan")), SUCCESS);
        assert.deepEqual(
            set("user2@contoso.com", ...number("+12065551224", "CallingPlan"), "--location-id", vancouver.LocationId),
            SUCCESS,
        );
        assert.deepEqual(set("user3@contoso.com", "--enterprise-voice-enabled", "true"), SUCCESS);
        assert.deepEqual(
            set("user3@contoso.com", "--location-id", "null", ...number("+12065551226", "OperatorConnect")),
            SUCCESS,
        );
        assert.deepEqual(set("cq1@contoso.com", ...number("+14255551225", "DirectRouting")), SUCCESS);
        assert.deepEqual(set("user4@contoso.com", ...number("+14255551000;ext=100", "DirectRouting")), SUCCESS);
        assert.deepEqual(set("user5@contoso.com", ...number("+14255551000;ext=100", "DirectRouting")), {
            stdout: `Code       Message\n----       -------\nBadRequest ${TAKEN}\n`,
            stderr: "",
            status: 1,
        });
        assert.equal(get("+12065551224").LocationId, vancouver.LocationId);
        assert.equal(get("+12065551226").LocationId, "00000000-0000-0000-0000-000000000000");
        assert.equal(JSON.parse(run("log", "--json").stdout).length, 6);
    });

    it("prints a failure as JSON with --json", () => {
        set("user4@contoso.com", ...number("+14255551000;ext=100", "DirectRouting"));
        const failed = set("user5@contoso.com", ...number("14255551000;ext=100", "DirectRouting"), "--json");
        assert.deepEqual(JSON.parse(failed.stdout), { Code: "BadRequest", Message: TAKEN });
        assert.equal(failed.status, 1);
    });

    it("removes a number without output", () => {
        set("user1@contoso.com", ...number("+12065551234", "CallingPlan"));
        assert.deepEqual(
            run("remove", "--identity", "user1@contoso.com", ...number("12065551234", "CallingPlan")),
            SUCCESS,
        );
        assert.equal(get("+12065551234").PstnAssignmentStatus, "Unassigned");
        assert.equal(get("+12065551234").AssignedPstnTargetId, null);
    });

    it("lists holders and locations by name", () => {
        const { stdout, stderr } = run("get", "--identity", "olivia@contoso.com");
        assert.match(stderr, /^teams-phone: tenant Contoso \([-0-9a-f]{36}\), embedded \(.*tenant\.db\)$/m);
        assert.match(stdout, /\+442079460100 +CallingPlan +olivia@contoso\.com +London office/);
        assert.match(run("log").stdout, /no changes/);
    });

    it("lists what a number serves if no account holds it, as the cmdlet does", () => {
        assert.equal(get("+12065550116").PstnAssignmentStatus, "ConferenceAssigned");
        assert.equal(get("+12065550117").PstnAssignmentStatus, "PolicyAssigned");
        assert.equal(get("+12065550118").PstnAssignmentStatus, "ThirdPartyAppAssigned");
        assert.equal(get("+12065551225").PstnAssignmentStatus, "Unassigned");
        assert.match(
            run("get", "--phone-number", "+12065550116").stdout,
            /\+12065550116 +CallingPlan +\(conference\) +-/,
        );
        assert.equal(get("+12065550119").LocationUpdateSupported, false);
    });

    it("finds the tenant in the configuration of the project or the stack", () => {
        const config = (file: string) =>
            `config:\n  teams-phone:tenant: embedded\n  teams-phone:world: { value: world.yaml }\n  teams-phone:tenantFile: ${file}\n`;
        writeFileSync(path.join(folder, "Pulumi.yaml"), `name: x\nruntime: nodejs\n${config("tenant.db")}`);
        writeFileSync(path.join(folder, "Pulumi.other.yaml"), config("other.db"));
        assert.deepEqual(
            teamsPhone("set", "--identity", "user1@contoso.com", ...number("+12065551234", "CallingPlan")),
            { ...SUCCESS, stderr: "teams-phone: no stack is selected, so only Pulumi.yaml counts\n" },
        );
        assert.equal(get("+12065551234").PstnAssignmentStatus, "UserAssigned");
        assert.match(teamsPhone("log", "--stack", "other").stdout, /no changes/);
    });

    it("reports every failure in one line, without a stack trace", () => {
        const cases: [string[], RegExp, number][] = [
            [["set", "--identity", "a@b.c"], /Use either --phone-number and --phone-number-type/, 2],
            [
                ["set", "--identity", "a@b.c", ...number("+1", "CallingPlan"), "--enterprise-voice-enabled", "true"],
                /cannot be combined/,
                2,
            ],
            [["set", "--identity", "a@b.c", "--enterprise-voice-enabled", "yes"], /must be true or false/, 2],
            [["set"], /required option/, 2],
            [["frobnicate"], /unknown command/, 2],
            [["remove", "--identity", "a@b.c", "--remove-all", ...number("+1", "CallingPlan")], /or --remove-all/, 2],
            [["init", "--from", "world.yaml"], /There already is a tenant at/, 1],
            [["init", "--from", "nowhere.yaml", "--force"], /nowhere\.yaml cannot be read/, 1],
            [["init", "--from", "world.yaml", "--file", "world.yaml", "--force"], /world\.yaml is the world itself/, 2],
            [
                ["init", "--from", "world.yaml", "--file", ".", "--force"],
                /is a folder, so the tenant cannot be created there/,
                2,
            ],
            [["init", "--from", "world.yaml", "--file", "tenant.db/x", "--force"], /cannot be used/, 1],
            [["get", "--file", "missing.db"], /There is no tenant at/, 1],
            [["get", "--file", "world.yaml"], /cannot be used: file is not a database/, 1],
        ];
        for (const [args, message, status] of cases) {
            const result = run(args[0] ?? "", ...args.slice(1));
            assert.match(result.stderr, message);
            assert.doesNotMatch(result.stderr, /^\s+at /m);
            assert.equal(result.status, status, result.stderr);
        }
        assert.ok(existsSync(path.join(folder, "world.yaml")));
        assert.match(teamsPhone("get").stderr, /there is no Pulumi\.yaml in this folder or above/);
        writeFileSync(
            path.join(folder, "Pulumi.yaml"),
            "config: { teams-phone:tenantfile: x, teams-phone:tenant: !t x }\n",
        );
        const { stderr } = teamsPhone("get");
        assert.match(stderr, /tenantfile: is not a known key; did you mean `tenantFile`\?/);
        assert.doesNotMatch(stderr, /Warning/);
    });

    it("keeps the tenant if the world of a forced init is malformed", () => {
        set("user1@contoso.com", ...number("+12065551234", "CallingPlan"));
        writeFileSync(path.join(folder, "bad.yaml"), "tenant: nobody\n");
        assert.match(run("init", "--from", "bad.yaml", "--force").stderr, /malformed/);
        assert.equal(get("+12065551234").PstnAssignmentStatus, "UserAssigned");
    });
});
