import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { EmbeddedTenant } from "../../provider/tenant/embedded";
import { HostClient } from "../../provider/tenant/powershell/process/host-client";
import { HostLost } from "../../provider/tenant/powershell/process/host-lost";
import type { Launch } from "../../provider/tenant/powershell/process/host-process";
import { CmdletService } from "../support/powershell/cmdlet-service";
import { smallWorld } from "../support/worlds/world";
import { tenantContract } from "../tenant/contract";
import { HOSTILE } from "../tenant/powershell/hostile-texts";
import { connectStandIn } from "../tenant/powershell/powershell-on-stand-in";

// `npm run test:powershell`: what the backend does with a real PowerShell, and a module that defines the cmdlets for tests.

const PWSH = process.env.TEAMS_PHONE_PWSH || "pwsh";
const TIMEOUT_MS = 60_000;

function launch(service: string, errors: string, noise: boolean): Launch {
    return {
        command: [PWSH],
        module: path.join(__dirname, "TestTeams.psm1"),
        environment: {
            TEST_TEAMS_SERVICE: service,
            TEST_TEAMS_ERRORS: errors,
            TEST_TEAMS_NOISE: noise ? "1" : "",
        },
    };
}

const version = spawnSync(PWSH, ["-NoProfile", "-Command", "$PSVersionTable.PSVersion.ToString()"], {
    encoding: "utf8",
});
const isThere = version.status === 0;
console.log(
    isThere
        ? `PowerShell ${version.stdout.trim()} (${PWSH})`
        : `SKIPPED: ${PWSH} cannot be run (${version.error?.message ?? version.stderr}). Install PowerShell 7.2 or later, or set TEAMS_PHONE_PWSH to its path.`,
);

if (isThere) {
    for (const errors of ["result", "exception", "warning"])
        for (const noise of [false, true])
            tenantContract(`a real PowerShell, refusals as ${errors}${noise ? ", with noise" : ""}`, () =>
                connectStandIn({
                    launch: service => launch(service, errors, noise),
                    client: { tuning: { callTimeoutMs: TIMEOUT_MS } },
                }),
            );

    describe("the host in a real PowerShell", () => {
        let service: CmdletService;
        let tenant: EmbeddedTenant;
        let client: HostClient;
        beforeEach(async () => {
            tenant = EmbeddedTenant.inMemory(smallWorld());
            service = await CmdletService.over(tenant);
            client = new HostClient(launch(service.url, "exception", false));
        });
        afterEach(() => {
            client.close();
            service.close();
            tenant.close();
        });

        it("passes hostile texts on unchanged", async () => {
            service.intercept = () => ({});
            for (const text of HOSTILE) {
                const parameters = { TelephoneNumber: text, AssignedPstnTargetId: text, Filter: text };
                const { error } = await client.call("Get-CsPhoneNumberAssignment", parameters, TIMEOUT_MS);
                assert.equal(error, null);
                assert.deepEqual(service.calls.at(-1)?.parameters, parameters);
            }
        });

        it("loses a call that crashes", async () => {
            service.intercept = () => ({ misbehave: "crash" });
            await assert.rejects(client.call("Get-CsTenant", {}, TIMEOUT_MS), HostLost);
        });

        it("ends with stdin during a call that hangs", async () => {
            await client.ready;
            service.intercept = () => ({ misbehave: "hang" });
            const call = client.call("Get-CsTenant", {}, TIMEOUT_MS);
            client.close();
            await assert.rejects(call, /PowerShell ended/);
        });

        it("reports a missing module", async () => {
            const missing = new HostClient({ command: [PWSH], module: "NoSuchModule" });
            await assert.rejects(missing.ready, { code: "powershell-start", message: /is not installed/ });
        });
    });
}
