import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { EmulatorOptions } from "../../provider/emulator/emulator-options";
import { type Served, serve } from "../../provider/emulator/serve";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { startTeamsPhone } from "../support/command";
import { N1, SEATTLE, smallWorld, TENANT } from "../support/worlds/world";

describe("the command teams-phone in a project that uses Microsoft Graph", () => {
    let folder: string;
    let tenant: EmbeddedTenant;
    let emulator: Served | undefined;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "teams-phone-"));
        tenant = EmbeddedTenant.inMemory(smallWorld());
    });
    afterEach(async () => {
        await emulator?.close();
        emulator = undefined;
        tenant.close();
        rmSync(folder, { recursive: true, force: true });
    });

    async function project(options: EmulatorOptions = {}, tenantId = TENANT) {
        emulator = await serve(tenant, options);
        const config = [`tenant: graph`, `tenantId: ${tenantId}`, `graphEndpoint: ${emulator.url}`];
        const lines = ["name: test", "runtime: nodejs", "config:", ...config.map(line => `  teams-phone:${line}`)];
        writeFileSync(path.join(folder, "Pulumi.yaml"), lines.join("\n"));
    }
    const teamsPhone = (...args: string[]) => startTeamsPhone(folder, ...args).ended;

    it("reports in doctor that all is well, and what Graph cannot do", async () => {
        await project();
        const { stdout, status } = await teamsPhone("doctor");
        assert.equal(status, 0, stdout);
        assert.doesNotMatch(stdout, /WRONG/);
        assert.match(stdout, new RegExp(`^ok +tenant +Test \\(${TENANT}\\), emulator at ${emulator?.url}$`, "m"));
        for (const about of ["login", "numbers", "accounts", "writing numbers", "clock", "EnterpriseVoiceEnabled"])
            assert.match(stdout, new RegExp(`^(ok|-) +${about}`, "m"));
    });

    it("reports in doctor how many emergency locations the configured file has, or what is wrong with it", async () => {
        await project();
        const config = path.join(folder, "Pulumi.yaml");
        appendFileSync(config, "\n  teams-phone:locations: lis.csv\n");
        writeFileSync(path.join(folder, "lis.csv"), `LocationId,Description,City,CountryOrRegion\n${SEATTLE},a,b,US\n`);
        assert.match((await teamsPhone("doctor")).stdout, /^ok +emergency locations +1 in lis\.csv/m);
        writeFileSync(path.join(folder, "lis.csv"), "LocationId,Description,City,CountryOrRegion\nx,a,b,US\n");
        const { stdout, status } = await teamsPhone("doctor");
        assert.match(stdout, /^WRONG +emergency locations .*lis\.csv\. Line 2, column 1: LocationId must be a GUID/m);
        assert.equal(status, 1);
        // The other commands open the tenant with it.
        assert.match((await teamsPhone("export")).stderr, /Line 2, column 1/);
    });

    it("fails in doctor if a permission is missing, and names each one", async () => {
        await project({ roles: ["TeamsTelephoneNumber.Read.All", "Organization.Read.All"] });
        const { stdout, status } = await teamsPhone("doctor");
        assert.equal(status, 1);
        assert.match(stdout, /^WRONG +accounts .*/m);
        assert.match(stdout, /User\.Read\.All/);
        assert.match(stdout, /TeamsUserConfiguration\.Read\.All/);
        assert.match(stdout, /^WRONG +writing numbers .*TeamsTelephoneNumber\.ReadWrite\.All/m);
        assert.match(stdout, /^ok +numbers/m);
        assert.match(stdout, /^ok +tenant +Test /m);
    });

    it("reports in doctor that a login failed, and why", async () => {
        await project({}, "5c1f7b0e-0000-4000-8000-0000000000bb");
        const { stdout, status } = await teamsPhone("doctor");
        assert.equal(status, 1);
        assert.match(stdout, /^WRONG +login .*not found/m);
    });

    it("exports every number with the arguments that declare it, without a write", async () => {
        await project();
        const number = { phoneNumber: N1, phoneNumberType: "DirectRouting" };
        tenant.service.set({ ...number, identity: "alice@contoso.com", locationId: SEATTLE });
        const before = tenant.log().length;
        const { stdout, stderr, status } = await teamsPhone("export", "--csv");
        assert.equal(status, 0);
        assert.match(stderr, /^teams-phone: tenant Test \(.*\), emulator at http:/m);
        const [header, ...rows] = stdout.trim().split("\n");
        assert.equal(header, "identity,phoneNumber,phoneNumberType,assignmentCategory,locationId");
        assert.equal(rows.length, 5);
        assert.ok(rows.includes(`alice@contoso.com,${N1},DirectRouting,Primary,${SEATTLE}`));
        assert.equal(tenant.log().length, before);
    });

    it("exports everything that it knows of a number as JSON, and a program", async () => {
        await project();
        tenant.service.set({ phoneNumber: N1, phoneNumberType: "DirectRouting", identity: "alice@contoso.com" });
        const [json, program, both] = await Promise.all([
            teamsPhone("export", "--json"),
            teamsPhone("export", "--program"),
            teamsPhone("export", "--json", "--program"),
        ]);
        const [first] = json.stdout
            .trim()
            .split("\n")
            .map(line => JSON.parse(line));
        assert.deepEqual([first.number, first.holder.displayName], [N1, "Alice"]);
        assert.match(program.stdout, /^new PhoneNumberAssignment\("alice-12065550101", \{$/m);
        assert.deepEqual([both.stdout, both.status], ["", 2]);
    });

    it("refuses the commands for a tenant in a file, and says which commands work on a real one", async () => {
        await project();
        const { stderr, status } = await teamsPhone(
            "tenant",
            "remove",
            "--identity",
            "a",
            "--phone-number",
            N1,
            "--phone-number-type",
            "DirectRouting",
        );
        assert.equal(status, 2);
        assert.match(stderr, /tenant is a real one.*teams-phone export/);
    });
});
