import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { EmbeddedTenant } from "../../../provider/tenant/embedded";
import { HostClient } from "../../../provider/tenant/powershell/process/host-client";
import { HostLost } from "../../../provider/tenant/powershell/process/host-lost";
import { CmdletService } from "../../support/powershell/cmdlet-service";
import { launchStandIn } from "../../support/powershell/launch-stand-in";
import { descendantsOf, ended, isAlive } from "../../support/processes";
import { N1, smallWorld } from "../../support/worlds/world";
import { HOSTILE } from "./hostile-texts";

const TIMEOUT_MS = 10_000;

describe("the client of the PowerShell host", () => {
    let service: CmdletService;
    let tenant: EmbeddedTenant;
    const clients: HostClient[] = [];
    before(async () => {
        tenant = EmbeddedTenant.inMemory(smallWorld());
        service = await CmdletService.over(tenant);
    });
    afterEach(() => {
        service.intercept = () => null;
        for (const client of clients.splice(0)) client.close();
    });
    after(() => {
        service.close();
        tenant.close();
    });
    const start = (settings: Parameters<typeof launchStandIn>[1] = {}) => {
        const client = new HostClient(launchStandIn(service.url, settings));
        clients.push(client);
        return client;
    };

    it("reports the versions, and finds answers among noise and half lines", async () => {
        const client = start({ noise: true });
        assert.deepEqual((await client.ready).module, "7.8.0");
        for (let round = 0; round < 3; round++) {
            const { output } = await client.call("Get-CsPhoneNumberAssignment", { TelephoneNumber: N1 }, TIMEOUT_MS);
            assert.equal((output[0] as { TelephoneNumber: string }).TelephoneNumber, N1);
        }
    });

    it("returns a refusal and the warnings of a cmdlet with its answer", async () => {
        const client = start();
        service.intercept = () => ({ error: { code: "BadRequest", message: "no" }, warning: "careful" });
        const { error, warnings } = await client.call("Get-CsTenant", {}, TIMEOUT_MS);
        assert.deepEqual([error?.message, warnings], ["no", ["careful"]]);
    });

    for (const misbehave of ["crash", "half a line", "garbled"] as const)
        it(`rejects a call without a readable answer (${misbehave}), and every later call`, async () => {
            const client = start();
            service.intercept = () => ({ misbehave });
            await assert.rejects(client.call("Get-CsTenant", {}, TIMEOUT_MS), HostLost);
            await assert.rejects(client.call("Get-CsTenant", {}, TIMEOUT_MS), HostLost);
        });

    /** A launcher and its child, in a call that hangs. */
    const startHanging = async () => {
        const others = descendantsOf(process.pid);
        const client = start({ launcher: true });
        await client.ready;
        service.intercept = () => ({ misbehave: "hang" });
        return { client, pids: descendantsOf(process.pid).filter(pid => !others.includes(pid)) };
    };

    it("ends a process that hangs, and the child of its launcher", async () => {
        const { client, pids } = await startHanging();
        await assert.rejects(client.call("Get-CsTenant", {}, 50), /did not answer within 0.05 s/);
        assert.deepEqual(await survivors(pids), []);
    });

    it("ends the process with stdin, also during a call that hangs", async () => {
        const { client, pids } = await startHanging();
        const call = client.call("Get-CsTenant", {}, TIMEOUT_MS);
        client.close();
        await assert.rejects(call, /PowerShell ended/);
        assert.deepEqual(await survivors(pids), []);
    });

    it("passes hostile texts on unchanged", async () => {
        const client = start();
        for (const text of HOSTILE) {
            const parameters = { TelephoneNumber: text, AssignedPstnTargetId: text, Filter: text };
            service.intercept = () => ({});
            assert.equal((await client.call("Get-CsPhoneNumberAssignment", parameters, TIMEOUT_MS)).error, null);
            assert.deepEqual(service.calls.at(-1)?.parameters, parameters);
        }
    });

    it("refuses half of a surrogate pair before it sends anything", async () => {
        const client = start();
        const before = service.calls.length;
        for (const parameters of [{ Identity: "a\ud800b" }, { Identity: "\udc00" }])
            await assert.rejects(client.call("Get-CsOnlineUser", parameters, TIMEOUT_MS), { code: "malformed" });
        await assert.rejects(client.call("Connect-MicrosoftTeams", { AccessTokens: ["a", "\ud800"] }, TIMEOUT_MS), {
            code: "malformed",
        });
        assert.equal(service.calls.length, before);
    });

    for (const [startsAs, expected] of [
        ["missing-module", /module MicrosoftTeams is not installed.*Install-Module MicrosoftTeams/],
        ["language-mode", /Application control/],
        ["too-old", /too old.*7\.2 or later/s],
    ] as const)
        it(`says in one message what to install or to allow (${startsAs})`, async () => {
            await assert.rejects(start({ startsAs }).ready, { code: "powershell-start", message: expected });
        });

    it("says what to install if there is no pwsh", async () => {
        const client = new HostClient({ command: ["/no/such/pwsh"] });
        await assert.rejects(client.ready, { code: "powershell-start", message: /pwsh was not found\. Install/ });
    });
});

/** The processes that have not ended after three seconds. They are ended then. */
async function survivors(pids: readonly number[]): Promise<number[]> {
    const until = Date.now() + 3_000;
    while (pids.some(isAlive) && Date.now() < until) await pause(20);
    const left = pids.filter(isAlive);
    await ended(left, 0);
    return left;
}
