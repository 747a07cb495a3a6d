import assert from "node:assert/strict";
import { connectPowerShell } from "../../../provider/tenant/powershell/connect";
import { diagnosePowerShell } from "../../../provider/tenant/powershell/diagnose";
import { credentialMaker } from "../../../provider/tenant/powershell/session/credential";
import { TENANT } from "../../support/worlds/world";
import { connectStandIn } from "./powershell-on-stand-in";

const configuration = { tenantId: TENANT, cloud: "GCCHigh", credential: null } as const;

describe("connecting through PowerShell", () => {
    it("makes a new credential for each login, of the kind that the environment is set up for", async () => {
        const make = credentialMaker(configuration, { AZURE_CLIENT_ID: "id", AZURE_CLIENT_SECRET: "hunter2" });
        const credential = await make();
        assert.equal(credential.constructor.name, "ClientSecretCredential");
        assert.notEqual(await make(), credential);
    });

    it("keeps the credential of a person who logs in with a code", async () => {
        const make = credentialMaker({ ...configuration, credential: "deviceCode" }, {});
        const credential = await make();
        assert.equal(credential.constructor.name, "DeviceCodeCredential");
        assert.equal(await make(), credential);
    });

    it("reports a missing pwsh as the one thing that is wrong", async () => {
        const environment = { TEAMS_PHONE_PWSH: "/no/such/pwsh", AZURE_CLIENT_ID: "id", AZURE_CLIENT_SECRET: "s" };
        const checks = await diagnosePowerShell(configuration, connectPowerShell(configuration, environment));
        assert.deepEqual(
            checks.map(({ about, state }) => [about, state]),
            [["PowerShell", "wrong"]],
        );
        assert.match(checks[0]?.text ?? "", /pwsh was not found\. Install PowerShell 7\.2/);
    });

    it("checks the versions, the login and the reads, and writes nothing", async () => {
        const { tenant, service, close } = await connectStandIn();
        try {
            const checks = await diagnosePowerShell(configuration, tenant);
            assert.deepEqual(
                checks.map(({ about, state }) => `${about}: ${state}`),
                [
                    "PowerShell: ok",
                    "login: ok",
                    "numbers: ok",
                    "accounts: ok",
                    "emergency locations: ok",
                    "this backend: note",
                ],
            );
            assert.equal(checks[0]?.text, "7.6.9, with the module MicrosoftTeams 7.8.0");
            assert.ok(service.calls.every(({ cmdlet }) => /^(Get|Connect)-/.test(cmdlet)));
        } finally {
            close();
        }
    });
});
